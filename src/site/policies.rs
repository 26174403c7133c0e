//! Policy documents among the notices.
//!
//! **You are here:** `site/` — asked by pages, which show a head of their own for them, and by the staff's report; no IO.

use super::Site;

impl Site {
    /// Whether a notice is a policy document: it has a number or a validity, or stands in a column of such documents.
    pub fn is_policy(&self, notice: usize) -> bool {
        let front = self.notices[notice].front();
        let settings = self.settings();
        let column = settings.column(front.category.as_ref());
        let kind = column.and_then(|at| settings.notice_categories[at].column_type.as_deref());
        // A reprint or an explanation in such a column has no head of its own.
        let own = front.source.is_none() && front.interprets.is_empty();
        front.document_number.is_some()
            || self.standing(notice, self.today).is_some()
            || (own && kind.is_some_and(|kind| kind.contains("政策文件")))
    }
}
