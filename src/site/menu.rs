//! The service menu: categories and their services in order.
//!
//! **You are here:** `site/` — before stations, which offer services; no IO.

use super::called;
use super::report::{Reporter, name};
use crate::record::menu::{Category, Service, Term};
use crate::record::{Origin, Record};
use crate::value::Id;
use std::collections::HashMap;
use std::sync::Arc;

/// A category with its services.
#[derive(Debug, Clone)]
pub struct CategoryEntry {
    /// The record.
    pub record: Arc<Record<Category>>,
    /// Places in [`Menu::services`].
    pub items: Vec<usize>,
}

/// A service of the menu.
#[derive(Debug, Clone)]
pub struct ServiceEntry {
    category_record: Arc<Record<Category>>,
    /// Place of its category in [`Menu::categories`].
    pub category: usize,
    /// Place in its category's record.
    pub item: usize,
    /// Places of its audiences.
    pub audiences: Vec<usize>,
    /// Stations that offer it, filled when stations are linked.
    pub stations: Vec<usize>,
}

impl ServiceEntry {
    /// The record.
    pub fn data(&self) -> &Service {
        &self.category_record.data.items[self.item]
    }

    /// Its id.
    pub fn id(&self) -> &Id {
        &self.data().id
    }

    /// Where it stands.
    pub fn origin(&self) -> &Origin {
        &self.category_record.origin
    }

    /// The place of one of its fields.
    pub(crate) fn field(&self, path: &str) -> crate::diag::Place {
        self.category_record
            .origin
            .field(&format!("items[{}].{path}", self.item))
    }
}

/// Categories by `order`, then id.
#[derive(Debug, Clone, Default)]
pub struct Menu {
    /// The categories.
    pub categories: Vec<CategoryEntry>,
    /// All services, category by category.
    pub services: Vec<ServiceEntry>,
    ids: HashMap<Id, usize>,
    category_ids: HashMap<Id, usize>,
}

impl Menu {
    /// Links categories and audiences.
    pub(crate) fn build(
        mut records: Vec<Arc<Record<Category>>>,
        audiences: &[Arc<Record<Term>>],
        reporter: &mut Reporter,
    ) -> Menu {
        records.sort_by(|a, b| {
            let order = |record: &Record<Category>| record.data.order.map_or(u32::MAX, |order| order.0);
            (order(a), &a.id, &a.origin).cmp(&(order(b), &b.id, &b.origin))
        });
        let mut menu = Menu::default();
        for record in records {
            if let Some(first) = menu.category_ids.get(&record.id) {
                let first = menu.categories[*first].record.origin.clone();
                reporter.duplicate(
                    ("服务类别", "category"),
                    record.id.as_str(),
                    (&first, &record.origin),
                    "id",
                );
                continue;
            }
            let category = menu.categories.len();
            menu.category_ids.insert(record.id.clone(), category);
            let mut items = Vec::new();
            for (item, service) in record.data.items.iter().enumerate() {
                if let Some(first) = menu.ids.get(&service.id) {
                    let first = menu.services[*first].origin().clone();
                    let field = format!("items[{item}].id");
                    reporter.duplicate(
                        called::SERVICE.what,
                        service.id.as_str(),
                        (&first, &record.origin),
                        &field,
                    );
                    continue;
                }
                let audiences = link_audiences(service, item, &record, audiences, reporter);
                menu.ids.insert(service.id.clone(), menu.services.len());
                items.push(menu.services.len());
                menu.services.push(ServiceEntry {
                    category_record: Arc::clone(&record),
                    category,
                    item,
                    audiences,
                    stations: Vec::new(),
                });
            }
            menu.categories.push(CategoryEntry { record, items });
        }
        menu
    }

    /// A service by its id.
    pub fn service(&self, id: &str) -> Option<usize> {
        self.ids.get(id).copied()
    }

    /// A category by its id.
    pub fn category(&self, id: &str) -> Option<usize> {
        self.category_ids.get(id).copied()
    }
}

fn link_audiences(
    service: &Service,
    item: usize,
    record: &Record<Category>,
    audiences: &[Arc<Record<Term>>],
    reporter: &mut Reporter,
) -> Vec<usize> {
    let mut linked = Vec::new();
    for (at, id) in service.audiences.iter().enumerate() {
        match audiences.iter().position(|audience| audience.id == *id) {
            Some(audience) => linked.push(audience),
            None => reporter.unknown(
                &called::AUDIENCE,
                id.as_str(),
                audiences
                    .iter()
                    .map(|audience| (audience.id.as_str(), name(&audience.data.name))),
                record.origin.field(&format!("items[{item}].audiences[{at}]")),
            ),
        }
    }
    linked
}
