//! Synonyms of headings: what staff write above the columns of their own sheets.
//!
//! **You are here:** `ledger/` — below `layout`; no IO.

use crate::value::half_width;

/// A heading without what people write differently: spaces, line ends, marks of what must be filled in.
pub(super) fn plain(heading: &str) -> String {
    let text: String = half_width(heading)
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '*' | '※' | '★' | ':' | '“' | '”'))
        .collect();
    let text = text.to_lowercase();
    for mark in ["(必填)", "(选填)", "(可不填)"] {
        if let Some(bare) = text.strip_suffix(mark) {
            return bare.to_owned();
        }
    }
    text
}

/// Other words for fields. *Source:* headings of ledgers that bureaus publish (站点一览表, 社工站基本情况表).
const SYNONYMS: &[(&str, &[&str])] = &[
    ("id", &["编号", "站点编号", "id"]),
    (
        "name",
        &[
            "名称",
            "站点名称",
            "社工站名称",
            "社工站",
            "站点",
            "站名",
            "服务站名称",
            "机构名称",
            "单位名称",
            "机构全称",
            "服务点名称",
            "社会工作服务站名称",
            "社会工作服务站",
            "全称",
        ],
    ),
    ("title", &["标题", "文件名称", "文件标题", "公告标题", "公开标题"]),
    (
        "phone",
        &[
            "电话", "联系电话", "办公电话", "站点电话", "咨询电话", "固定电话", "座机", "服务电话", "热线",
            "对外电话", "电话号码", "联系方式", "联系方式电话", "值班电话", "公开电话",
        ],
    ),
    ("email", &["邮箱", "电子邮箱", "电子邮件", "e-mail", "email"]),
    (
        "address",
        &[
            "地址", "详细地址", "办公地址", "站点地址", "所在地址", "位置", "联系地址", "服务地址",
            "办公地点", "地点",
        ],
    ),
    (
        "hours",
        &[
            "开放时间", "服务时间", "办公时间", "工作时间", "上班时间", "营业时间", "值班时间", "开放时段",
        ],
    ),
    (
        "region",
        &[
            "行政区划", "所属区划", "行政区划代码", "区划代码", "所在区划", "乡镇街道", "乡镇(街道)",
            "乡(镇、街道)", "乡(镇街道)", "所在乡镇", "所属乡镇", "所属乡镇街道", "所属乡镇(街道)",
            "所在乡镇(街道)", "所属街道", "所在街道", "乡镇", "街道", "镇街", "县区", "区县", "所属县区",
            "所在县区", "县(区)", "地区",
        ],
    ),
    ("level", &["级别", "站点级别", "层级", "类型", "站点类型", "类别"]),
    ("parent", &["上级站点", "指导站点", "上级", "所属总站"]),
    (
        "status",
        &["状态", "运行状态", "站点状态", "运营状态", "建设情况"],
    ),
    (
        "opened",
        &[
            "成立时间", "启用时间", "建成时间", "挂牌时间", "运营时间", "建站时间", "开站时间", "启用日期",
            "开通时间", "成立日期", "建成日期", "挂牌日期", "开通日期",
        ],
    ),
    ("operation", &["运营方式", "运营模式", "运行方式"]),
    (
        "operator",
        &[
            "承接机构", "运营机构", "承接单位", "承办机构", "服务机构", "承接社工机构",
        ],
    ),
    (
        "supervisor",
        &["主管单位", "主管部门", "上级主管", "业务主管单位"],
    ),
    ("head", &["站长", "负责人", "站点负责人", "站长姓名"]),
    ("hosted_by", &["依托场所", "依托单位", "设在"]),
    (
        "staff.total",
        &[
            "人员数", "工作人员数", "社工人数", "人数", "工作人员", "社工数", "驻站社工数", "人员数量",
        ],
    ),
    (
        "staff.certified",
        &["持证社工数", "持证人数", "持证社工", "持证数"],
    ),
    ("staff.volunteers", &["志愿者人数", "志愿者数", "志愿者"]),
    ("contract.amount", &["合同金额", "项目金额", "购买金额", "资金"]),
    ("credit_code", &["统一社会信用代码", "信用代码", "社会信用代码"]),
    ("website", &["网站", "网址"]),
    ("wechat", &["微信公众号", "公众号", "微信"]),
    (
        "description",
        &["简介", "介绍", "站点简介", "机构简介", "备注说明"],
    ),
    ("location.lat", &["纬度"]),
    ("location.lon", &["经度"]),
    ("checked.date", &["核对日期", "核实日期", "核对时间", "核实时间"]),
    ("checked.by", &["核对人", "核实人", "核对单位", "核实单位"]),
    ("date", &["发布日期", "发布时间", "公开日期", "日期"]),
    ("category", &["栏目", "所属栏目"]),
    ("document_number", &["文号", "发文字号"]),
    ("issuer", &["发文机关", "发布机构", "发文单位"]),
    ("code", &["代码", "区划代码", "行政区划代码", "站点代码"]),
    ("item", &["公开事项", "目录"]),
];

/// The path of the field that a heading means, for a kind of record.
pub(super) fn synonym(word: &str, record: &str) -> Option<&'static str> {
    let (path, _) = SYNONYMS.iter().find(|(path, words)| {
        words.iter().any(|own| plain(own) == word)
            // A station's own number is no region; a region's code is its id.
            && !(*path == "region" && record == "region")
    })?;
    Some(path)
}
