//! Schema navigation: from a kind's shape to that of a field, and the order of keys.
//!
//! **You are here:** `record/shape` — asked by `edit/`, which writes what this check reads; no IO.

use super::{Fields, Shape};

impl Shape {
    /// What stands under a key of a map of this shape; none for a key that the format does not know.
    pub(crate) fn field(&self, key: &str) -> Option<&Shape> {
        let fields = self.fields()?;
        match fields.known.get(key) {
            Some(field) => Some(&field.shape),
            None => fields.rest.as_deref(),
        }
    }

    /// The place of a key in the order of the format.
    pub(crate) fn order(&self, key: &str) -> Option<usize> {
        Some(self.fields()?.known.get(key)?.order)
    }

    /// What an item of a list of this shape looks like.
    pub(crate) fn item(&self) -> Option<&Shape> {
        match self {
            Shape::List { item, .. } => Some(item),
            _ => None,
        }
    }

    /// Whether one item may stand without a list.
    pub(crate) fn takes_one(&self) -> bool {
        matches!(self, Shape::List { single: true, .. })
    }

    /// Whether it is a text, in one language or several.
    pub(crate) fn is_text(&self) -> bool {
        matches!(self, Shape::Text)
    }

    /// Whether a text may stand for a map with this text as its `name`.
    pub(crate) fn is_named(&self) -> bool {
        matches!(self, Shape::Named(_))
    }

    /// Whether an id may stand for a map with this `id`: the map cannot be without one.
    pub(crate) fn is_id_or_map(&self) -> bool {
        match self {
            Shape::Either(_, Fields { known, .. }) => known.get("id").is_some_and(|field| field.required),
            _ => false,
        }
    }

    fn fields(&self) -> Option<&Fields> {
        match self {
            Shape::Map(fields) | Shape::Either(_, fields) | Shape::Named(fields) => Some(fields),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::record::shape::shape_of;
    use crate::record::station::Station;

    #[test]
    fn keys_are_in_the_order_of_the_type() {
        let shape = shape_of::<Station>();
        let order = |key| shape.order(key);
        assert_eq!(order("id"), Some(0));
        assert!(order("name") < order("level") && order("level") < order("hours"));
        assert!(order("hours") < order("allow") && order("colour").is_none());
    }

    #[test]
    fn forms_of_fields_are_known() {
        let shape = shape_of::<Station>();
        let field = |key| shape.field(key).unwrap_or(&shape);
        assert!(field("name").is_text());
        assert!(field("phone").takes_one());
        assert!(field("services").item().is_some_and(super::Shape::is_id_or_map));
        assert!(!field("operator").is_id_or_map());
    }
}
