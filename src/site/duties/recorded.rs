//! Fulfilment by the record: which elements (要素) of a standing row the own page of a station or an operator shows.
//!
//! **You are here:** `site/duties` — asked by [`super::reckon`] before a standing duty is called missing; no IO.
//!
//! 站点基本信息 asks for name, address, hours and telephone: a station whose page shows them has disclosed them, and a second
//! paper that repeats them would only grow old. Which field an element means is read from the words of the catalogue; words
//! that no field answers (答复时限) stay lacking, and a row of which less than half can be in a record (管理制度) is no such row.

use super::Subject;
use crate::lang::{Lang, Text};
use crate::record::disclosure::{AppliesTo, CatalogueRow, TimeLimit};
use crate::record::fields::Contact;
use crate::record::operator::Project;
use crate::site::Site;

/// What an element asks for and a record can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Element {
    Name,
    Level,
    Host,
    Address,
    Region,
    Covers,
    Hours,
    Phone,
    Email,
    Facilities,
    Total,
    Certified,
    Head,
    Volunteers,
    Operation,
    Services,
    Audiences,
    Channels,
    Fee,
    Basis,
    FeedbackPhone,
    FeedbackMail,
    Reception,
    Superior,
    CreditCode,
    ProjectName,
    Purchaser,
    ProjectPeriod,
    ProjectSummary,
}

use Element::{
    Address, Audiences, Basis, Certified, Channels, Covers, CreditCode, Email, Facilities, Fee, FeedbackMail,
    FeedbackPhone, Head, Host, Hours, Level, Name, Operation, Phone, ProjectName, ProjectPeriod,
    ProjectSummary, Purchaser, Reception, Region, Services, Superior, Total, Volunteers,
};

/// Words of catalogues for what a station's record holds. *Source:* the official rows (`cli/official`) and how local
/// catalogues put the same; in Tibetan the words of the glossary.
const OF_STATION: &[(Element, &[&str])] = &[
    (Name, &["名称", "站名", "མིང"]),
    (Level, &["级别", "层级"]),
    (Host, &["依托场所", "场所"]),
    (
        Address,
        &["地址", "详细地址", "办公地址", "服务地址", "服务地点", "ཁ་བྱང"],
    ),
    (Region, &["行政区划代码", "行政区划", "所属区划"]),
    (Covers, &["服务范围", "服务区域", "覆盖范围", "服务辖区"]),
    (
        Hours,
        &[
            "开放时间",
            "服务时间",
            "办公时间",
            "工作时间",
            "接待时间",
            "སྒོ་འབྱེད་དུས་ཚོད",
        ],
    ),
    (
        Phone,
        &[
            "联系电话",
            "电话",
            "电话号码",
            "办公电话",
            "服务电话",
            "联系方式",
            "ཁ་པར",
            "ཁ་པར་ཨང་གྲངས",
        ],
    ),
    (Email, &["邮箱", "电子邮箱", "电子邮件"]),
    (Facilities, &["无障碍设施", "设施", "服务设施"]),
    (Total, &["工作人员人数", "人员数量", "社工人数"]),
    (Certified, &["持证社会工作者人数", "持证社工人数", "持证人数"]),
    (
        Head,
        &["站长", "负责人", "站长姓名", "负责人姓名", "ས་ཚིགས་འགན་འཛིན"],
    ),
    (Volunteers, &["志愿者人数", "志愿者", "དང་བླངས་པ"]),
    (Operation, &["配备方式", "运营方式", "人员配备方式"]),
    (
        Services,
        &["服务领域", "服务事项", "服务项目", "服务内容", "服务清单"],
    ),
    (Audiences, &["服务对象", "ཞབས་ཞུའི་བྱ་ཡུལ"]),
    (Channels, &["服务方式", "受理方式", "办理方式"]),
    (Fee, &["是否收费", "收费情况", "收费标准", "收费"]),
    (Basis, &["依据", "设定依据", "服务依据"]),
];

/// In a row about feedback and complaints the same words mean where to turn to.
const OF_FEEDBACK: &[(Element, &[&str])] = &[
    (
        FeedbackPhone,
        &[
            "电话",
            "联系电话",
            "投诉电话",
            "监督电话",
            "举报电话",
            "意见反馈电话",
            "ཁ་པར",
            "ཐད་སྦྲེལ་ཁ་པར",
        ],
    ),
    (
        FeedbackMail,
        &["邮箱或信箱地址", "邮箱", "电子邮箱", "信箱", "信箱地址"],
    ),
    (
        Reception,
        &["现场受理地点和时间", "受理地点和时间", "现场受理地点", "受理地点"],
    ),
    (Superior, &["上级投诉渠道", "上级投诉电话"]),
];

/// What an operator's record holds. The qualification of an operator is papers: no row but that of its projects is full.
const OF_OPERATOR: &[(Element, &[&str])] = &[
    (Name, &["机构全称", "机构名称", "名称"]),
    (CreditCode, &["统一社会信用代码"]),
    (Address, &["住所", "地址", "办公地址"]),
    (Phone, &["联系电话", "电话", "联系方式"]),
    (ProjectName, &["项目名称"]),
    (Purchaser, &["委托方", "购买方"]),
    (ProjectPeriod, &["起止时间", "项目起止时间"]),
    (ProjectSummary, &["服务内容", "项目内容"]),
];

/// A row of the catalogue as far as records can answer it. *Shape:* one entry an element; empty where no record can.
pub(super) struct Answerable(Vec<Option<Element>>);

impl Answerable {
    pub(super) fn of(row: &CatalogueRow) -> Answerable {
        let nothing = Answerable(Vec::new());
        if row.time_limit.limit() != Some(TimeLimit::Standing) {
            return nothing;
        }
        let is_about_feedback = ["反馈", "投诉", "监督", "དགོངས་འཆར", "ཞུ་གཏུག"]
            .iter()
            .any(|word| row.level2.best(Lang::ZH, Lang::ZH).0.contains(word));
        let words = match row.applies_to {
            Some(AppliesTo::Station) if is_about_feedback => OF_FEEDBACK,
            Some(AppliesTo::Station) => OF_STATION,
            Some(AppliesTo::Operator) => OF_OPERATOR,
            Some(AppliesTo::Site) | None => return nothing,
        };
        let elements: Vec<Option<Element>> = row.elements.iter().map(|own| meaning(own, words)).collect();
        let known = elements.iter().flatten().count();
        if known == 0 || known * 2 < elements.len() {
            return nothing;
        }
        Answerable(elements)
    }

    /// The elements that a subject's own page lacks, as places in the row's `elements`; none where the page does not
    /// fulfil the row.
    ///
    /// Where a row asks for a telephone, it must be there, and an address or hours where it asks for those; of other rows
    /// half. What is withheld for a reason, or need not be (a house of one's own is no 依托场所), is not lacking.
    pub(super) fn lacks(&self, site: &Site, subject: Subject) -> Option<Vec<usize>> {
        if self.0.is_empty() {
            return None;
        }
        let shown: Vec<Shown> = self
            .0
            .iter()
            .map(|element| element.map_or(Shown::No, |own| shown(site, subject, own)))
            .collect();
        let states = |wanted: &[Element]| -> Vec<Shown> {
            let all = self.0.iter().zip(&shown);
            all.filter(|(own, _)| own.is_some_and(|own| wanted.contains(&own)))
                .map(|(_, shown)| *shown)
                .collect()
        };
        let phone = states(&[Phone, FeedbackPhone]);
        let place = states(&[Address, Hours]);
        let fulfilled = if phone.is_empty() && place.is_empty() {
            shown.iter().filter(|own| **own == Shown::Yes).count() * 2 >= shown.len()
        } else {
            (phone.is_empty() || phone.contains(&Shown::Yes))
                && (place.is_empty() || place.contains(&Shown::Yes))
        };
        let lacking = shown.iter().enumerate().filter(|(_, own)| **own == Shown::No);
        fulfilled.then(|| lacking.map(|(at, _)| at).collect())
    }
}

/// Whether a page shows an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Yes,
    No,
    /// It is not shown, and nothing is lacking.
    NeedNotBe,
}

impl From<bool> for Shown {
    fn from(shown: bool) -> Shown {
        if shown { Shown::Yes } else { Shown::No }
    }
}

/// What an element asks for: its words without what stands in brackets, and without 站点 before them.
fn meaning(element: &Text, words: &[(Element, &[&str])]) -> Option<Element> {
    let text = element.best(Lang::ZH, Lang::ZH).0;
    let text = text.split(['（', '(', '：', ':']).next().unwrap_or(text);
    let text = text.trim().trim_end_matches(['།', '་', '。']).trim();
    let bare = ["社工站", "站点", "本站"]
        .iter()
        .find_map(|before| text.strip_prefix(before));
    words
        .iter()
        .find(|(_, all)| {
            all.iter()
                .any(|own| *own == text || bare.is_some_and(|bare| *own == bare))
        })
        .map(|(element, _)| *element)
}

fn shown(site: &Site, subject: Subject, element: Element) -> Shown {
    match subject {
        Subject::Site => Shown::No,
        Subject::Station(at) => of_station(site, at, element),
        Subject::Operator(at) => of_operator(site, at, element).into(),
    }
}

fn of_station(site: &Site, station: usize, element: Element) -> Shown {
    let entry = &site.stations[station];
    let data = &entry.record.data;
    let staff = data.staff.as_ref();
    // What a service says is on its own page, to which the station's leads.
    let some_service = |says: fn(&crate::record::menu::Service) -> bool| {
        let mut services = entry.services.iter();
        services.any(|own| says(site.menu.services[own.service].data()))
    };
    let address = || match entry.whereabouts().address {
        Some(_) => Shown::Yes,
        None if data.address_public.expose().is_some_and(|public| !public.0) => Shown::NeedNotBe,
        None => Shown::No,
    };
    let feedback = || data.feedback.as_ref().or(site.settings().feedback.as_ref());
    let can_be_called = |own: Option<&Contact>| own.is_some_and(|own| !own.phone.is_empty());
    let shown = match element {
        Host if data.hosted_by.is_none() => return Shown::NeedNotBe,
        Name | Level | Host => true,
        Address => return address(),
        Region => entry.region.is_some(),
        Covers => !entry.covers.is_empty() || data.area.is_some(),
        Hours => !data.hours.is_empty(),
        Phone => !data.phone.is_empty(),
        Email => data.email.is_some(),
        Facilities => !data.facilities.is_empty(),
        Total => staff.is_some_and(|own| own.total.is_some()),
        Certified => staff.is_some_and(|own| own.certified.is_some()),
        Head => data.head.is_some(),
        Volunteers => staff.is_some_and(|own| own.volunteers.is_some()),
        Operation => data.operation.is_some(),
        Services => !entry.services.is_empty(),
        Audiences => some_service(|own| !own.audiences.is_empty() || own.target.is_some()),
        Channels => data.appointment.is_some() || some_service(|own| !own.channels.is_empty()),
        Fee => some_service(|own| own.fee.is_some()),
        Basis => some_service(|own| !own.basis.is_empty()),
        FeedbackPhone => can_be_called(feedback()),
        FeedbackMail => feedback().is_some_and(|own| own.email.is_some() || own.url.is_some()),
        Reception => address() == Shown::Yes && !data.hours.is_empty(),
        // The site's own is the bureau's, and on every page.
        Superior => can_be_called(site.settings().feedback.as_ref()),
        CreditCode | ProjectName | Purchaser | ProjectPeriod | ProjectSummary => false,
    };
    shown.into()
}

fn of_operator(site: &Site, operator: usize, element: Element) -> bool {
    let data = site.operators[operator].data();
    let some_project = |says: fn(&Project) -> bool| data.projects.iter().any(says);
    match element {
        Name => true,
        CreditCode => data.credit_code.is_some(),
        Address => data.address.is_some(),
        Phone => !data.phone.is_empty(),
        ProjectName => !data.projects.is_empty(),
        Purchaser => some_project(|own| own.purchaser.is_some()),
        ProjectPeriod => some_project(|own| own.period.is_some()),
        ProjectSummary => some_project(|own| own.summary.is_some()),
        _ => false,
    }
}
