//! Station standard: its clauses, and what a record says about them.
//!
//! **You are here:** `record/` — a table, and a field of stations and of the settings; no IO.
//!
//! *Source:* 攀枝花市乡镇（街道）社会工作服务站建设导引（攀枝花市社会工作服务体系建设实施方案附件2，2021-05-10）. It is a local
//! document; the wording here is ours, shortened, and is not shown as a quotation.

use crate::diag::{Fault, code};
use crate::lang::Text;
use crate::value::{Flag, Id};
use schemars::JsonSchema;
use serde::Deserialize;

/// The document that the clauses come from.
pub const SOURCE: &str =
    "攀枝花市乡镇（街道）社会工作服务站建设导引（攀枝花市社会工作服务体系建设实施方案附件2，2021-05-10）";

/// One clause.
#[derive(Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its number: `3.2.1`.
    pub id: &'static str,
    /// What it asks for, shortened.
    pub asks: &'static str,
    /// Whether the public may see how the station stands to it.
    pub public: bool,
    /// Whether a station may do without.
    pub optional: bool,
}

const fn clause(id: &'static str, asks: &'static str) -> Clause {
    Clause {
        id,
        asks,
        public: true,
        optional: false,
    }
}

const fn internal(id: &'static str, asks: &'static str) -> Clause {
    Clause {
        public: false,
        ..clause(id, asks)
    }
}

/// All clauses, in the order of the document.
pub const CLAUSES: &[Clause] = &[
    clause("1.1", "站址在人口集中、交通便利的地方"),
    clause("1.2", "有依托的场所，或合建、独立新建"),
    clause("1.3", "室外标牌和室内背景墙符合规范"),
    clause("1.4", "有办公、服务、活动区域"),
    internal("1.5", "有桌椅、柜、电脑、打印机、电话、多媒体、白板等设备"),
    clause("1.6", "出入口和厕所有无障碍通道"),
    internal("1.7", "有消防设施"),
    clause("1.8", "有线下宣传栏和线上宣传平台"),
    clause("2.1", "助理社会工作师及以上不少于2名，另有志愿者"),
    clause("2.2", "站长1名，为专职社会工作者"),
    clause("2.3", "人员以统一招聘、人才派遣或购买服务的方式配备"),
    internal("2.4", "遵守社会工作者职业道德指引"),
    clause("3.1.1", "提供党建引领服务"),
    clause("3.1.2", "充实社区公共服务"),
    clause("3.1.3", "提供社区营造服务"),
    clause(
        "3.1.4",
        "每年培育功能服务型、兴趣爱好志愿服务型社区社会组织各不少于3个",
    ),
    clause("3.1.5", "每年培养社区志愿者不少于30名"),
    clause("3.2.1", "提供社会救助领域的8项服务"),
    clause("3.2.2", "提供养老服务领域的6项服务"),
    clause("3.2.3", "提供儿童福利领域的3项服务"),
    clause("3.2.4", "提供社会事务及福利领域的3项服务"),
    clause("3.2.5", "提供参与乡村振兴的3项服务"),
    clause("3.3.1", "孵化培育登记的社会组织"),
    clause("3.3.2", "培养持证的社会工作者"),
    clause("3.3.3", "传播社会工作理念"),
    clause("3.4", "助力构建城乡基层慈善服务体系"),
    clause("3.5", "统筹相关部门的社会工作服务"),
    clause("4.1", "自主运营，或购买服务并有承接机构"),
    clause("4.2", "有8项管理制度"),
    clause("4.3", "有总体规划、阶段计划、实施办法"),
    clause("4.4", "有项目流程和服务流程"),
    Clause {
        optional: true,
        ..clause("4.5", "可以有特色服务品牌")
    },
    clause("5.1.1", "由县（区）民政部门评估"),
    clause("5.1.2", "评估包括设施、人员、服务、管理、满意度"),
    clause("5.1.3", "每年至少评估一次，结果公开"),
    clause("5.2", "有意见反馈和投诉渠道"),
];

/// 站点建设条款的核对：写在 site.yaml 里.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StationStandard {
    /// 哪些级别的站点适用；不写时是所在地为乡镇、街道的站点
    #[serde(default)]
    pub levels: Vec<Id>,
    /// true：核对结果显示在站点页面上
    pub public: Option<Flag>,
}

/// 一条建设条款的情况：记录里的其他字段看不出来的，写在站点里.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClauseStatement {
    /// 条款编号，如 1.5
    pub clause: String,
    /// true 符合，false 不符合
    pub met: Flag,
    /// 说明
    pub note: Option<Text>,
}

/// Statements about clauses that there are not, or the same twice.
pub(crate) fn contradictions(statements: &[ClauseStatement], found: &mut Vec<(String, Fault)>) {
    for (index, statement) in statements.iter().enumerate() {
        let clause = statement.clause.as_str();
        let field = format!("standard[{index}].clause");
        if !CLAUSES.iter().any(|own| own.id == clause) {
            found.push((
                field,
                Fault::new(
                    code::UNKNOWN_WORD,
                    format!("建设条款里没有 {clause} 这一条"),
                    format!("the station standard has no clause {clause}"),
                )
                .help(
                    "写条款的编号，从 1.1 到 5.2，如 clause: 1.5",
                    "write the number of a clause, from 1.1 to 5.2, such as clause: 1.5",
                ),
            ));
        } else if statements[..index].iter().any(|own| own.clause == clause) {
            found.push((
                field,
                Fault::new(
                    code::DUPLICATE_ID,
                    format!("第 {clause} 条写了两次"),
                    format!("clause {clause} is stated twice"),
                )
                .help("只留一条", "keep one of them"),
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_thirty_six_clauses_each_once() {
        assert_eq!(CLAUSES.len(), 36);
        for (at, clause) in CLAUSES.iter().enumerate() {
            assert!(
                CLAUSES[..at].iter().all(|own| own.id != clause.id),
                "{}",
                clause.id
            );
        }
    }
}
