//! Short names and Latin names of places, as people say and type them: 甘孜州, 西藏, Lhasa, Shaanxi.
//!
//! **You are here:** `lang/chinese` — read by what search finds and by breadcrumbs; no IO.

/// The peoples whose names stand in names of autonomous places, a longer one before one that it ends with.
/// *Source:* GB/T 3304, names of the nationalities of China: a closed list.
const PEOPLES: [&str; 57] = [
    "维吾尔", "哈萨克", "柯尔克孜", "达斡尔", "塔吉克", "鄂温克", "鄂伦春", "俄罗斯", "乌孜别克", "塔塔尔",
    "蒙古", "土家", "朝鲜", "布依", "哈尼", "傈僳", "仡佬", "东乡", "高山", "拉祜", "纳西", "仫佬", "锡伯",
    "景颇", "毛南", "撒拉", "布朗", "阿昌", "普米", "基诺", "德昂", "保安", "裕固", "门巴", "独龙", "赫哲",
    "珞巴", "民族", "各", "壮", "满", "回", "苗", "彝", "藏", "侗", "瑶", "白", "黎", "傣", "畲", "水", "佤",
    "羌", "土", "怒", "京",
];
/// Peoples whose names are also written without 族.
const BARE: [&str; 8] = [
    "维吾尔", "哈萨克", "柯尔克孜", "达斡尔", "塔吉克", "蒙古", "锡伯", "民族",
];

/// What names of places end with, from the nation's parts to the county's, and what stays of it in a short name.
const ENDINGS: [(&str, &str); 13] = [
    ("特别行政区", ""),
    ("自治区", ""),
    ("自治州", "州"),
    ("自治县", "县"),
    ("自治旗", "旗"),
    ("地区", ""),
    ("林区", ""),
    ("省", ""),
    ("市", ""),
    ("盟", ""),
    ("州", ""),
    ("县", ""),
    ("区", ""),
];

/// Names of divisions that group others and that nobody says. *Source:* GB/T 2260.
const HOLLOW: [&str; 5] = [
    "市辖区",
    "县",
    "省直辖县级行政区划",
    "自治区直辖县级行政区划",
    "省直辖县级行政单位",
];

/// Whether a region's name says nothing by itself, such as 市辖区.
pub fn is_hollow(name: &str) -> bool {
    HOLLOW.contains(&name)
}

/// The forms that people use of a place's full name: without the peoples' names and 自治, without what all places of its kind
/// end with. *Shape:* each has two characters or more; not the name itself; empty for streets, towns and villages.
pub fn short_forms(name: &str) -> Vec<String> {
    let mut forms = Vec::new();
    if is_hollow(name) {
        return forms;
    }
    // A nationality's township: 贡日门巴族乡.
    if let Some((stem, kind)) = ["乡", "镇"]
        .iter()
        .find_map(|kind| Some((name.strip_suffix(kind)?, *kind)))
    {
        let own = without_peoples(stem);
        if stem.ends_with('族') && own.len() < stem.len() {
            forms.push(format!("{own}{kind}"));
        }
        return forms;
    }
    let Some((stem, kind)) = ENDINGS
        .iter()
        .find_map(|(ending, kept)| Some((name.strip_suffix(ending)?, *kept)))
    else {
        return forms;
    };
    let own = if name.contains("自治") {
        without_peoples(stem)
    } else {
        stem
    };
    if own.chars().nth(1).is_some() {
        if !kind.is_empty() {
            forms.push(format!("{own}{kind}"));
        }
        forms.push(own.to_owned());
    }
    forms
}

/// A stem without the peoples' names at its end, as long as two characters stay: 东乡族 is the name of a county, too.
fn without_peoples(stem: &str) -> &str {
    let mut own = stem;
    loop {
        let next = PEOPLES.iter().find_map(|people| {
            let with = own.strip_suffix("族").and_then(|own| own.strip_suffix(people));
            let bare = BARE.contains(people).then(|| own.strip_suffix(people)).flatten();
            with.or(bare).filter(|rest| rest.chars().nth(1).is_some())
        });
        match next {
            Some(rest) => own = rest,
            None => {
                return own
                    .strip_suffix('族')
                    .filter(|own| own.chars().nth(1).is_some())
                    .unwrap_or(own);
            }
        }
    }
}

/// How a place is written in Latin letters where that is not its pinyin, by its name as the state writes it.
///
/// *Source:* names in use in English; romanisations of names in Tibetan, Uyghur and Mongolian by the scheme of 1965–1976
/// (SASM/GNC), without its accents, which search folds away.
pub fn latin_names(name: &str) -> &'static [&'static str] {
    LATIN
        .iter()
        .find(|(own, _)| *own == name)
        .map_or(&[], |(_, latin)| latin)
}

/// Names that the site's own data need not repeat.
const LATIN: &[(&str, &[&str])] = &[
    ("陕西省", &["Shaanxi"]),
    ("西藏自治区", &["Tibet", "Xizang"]),
    ("内蒙古自治区", &["Inner Mongolia", "Nei Mongol"]),
    ("香港特别行政区", &["Hong Kong"]),
    ("澳门特别行政区", &["Macau", "Macao"]),
    ("西安市", &["Xian"]),
    ("哈尔滨市", &["Harbin"]),
    ("齐齐哈尔市", &["Qiqihar"]),
    ("呼和浩特市", &["Hohhot"]),
    ("鄂尔多斯市", &["Ordos"]),
    ("呼伦贝尔市", &["Hulunbuir", "Hulun Buir"]),
    ("巴彦淖尔市", &["Bayannur"]),
    ("乌兰察布市", &["Ulanqab"]),
    ("锡林郭勒盟", &["Xilingol"]),
    ("阿拉善盟", &["Alxa"]),
    ("乌鲁木齐市", &["Urumqi"]),
    ("克拉玛依市", &["Karamay"]),
    ("吐鲁番市", &["Turpan"]),
    ("哈密市", &["Kumul"]),
    ("喀什地区", &["Kashgar", "Kashi"]),
    ("和田地区", &["Hotan"]),
    ("阿克苏地区", &["Aksu"]),
    ("阿勒泰地区", &["Altay"]),
    ("塔城地区", &["Tacheng"]),
    ("库尔勒市", &["Korla"]),
    ("伊宁市", &["Gulja"]),
    ("拉萨市", &["Lhasa"]),
    ("日喀则市", &["Shigatse", "Xigaze"]),
    ("山南市", &["Lhoka", "Shannan"]),
    ("林芝市", &["Nyingchi", "Nyingtri"]),
    ("昌都市", &["Qamdo", "Chamdo"]),
    ("那曲市", &["Nagqu", "Nagchu"]),
    ("阿里地区", &["Ngari"]),
    ("江孜县", &["Gyangze", "Gyantse"]),
    ("林周县", &["Lhunzhub"]),
    ("当雄县", &["Damxung"]),
    ("尼木县", &["Nyemo"]),
    ("曲水县", &["Quxu", "Chushur"]),
    ("堆龙德庆区", &["Doilungdeqen"]),
    ("达孜区", &["Dagze"]),
    ("墨竹工卡县", &["Maizhokunggar"]),
    ("甘孜藏族自治州", &["Garze", "Kardze"]),
    ("阿坝藏族羌族自治州", &["Ngawa"]),
    ("玉树藏族自治州", &["Yushu", "Yushul"]),
    ("果洛藏族自治州", &["Golog"]),
    ("甘南藏族自治州", &["Gannan"]),
    ("迪庆藏族自治州", &["Deqen"]),
    ("香格里拉市", &["Shangri-La", "Shangrila"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_have_neither_the_peoples_names_nor_autonomy() {
        for (name, forms) in [
            ("甘孜藏族自治州", &["甘孜州", "甘孜"][..]),
            ("阿坝藏族羌族自治州", &["阿坝州", "阿坝"]),
            ("延边朝鲜族自治州", &["延边州", "延边"]),
            ("怒江傈僳族自治州", &["怒江州", "怒江"]),
            ("克孜勒苏柯尔克孜自治州", &["克孜勒苏州", "克孜勒苏"]),
            ("双江拉祜族佤族布朗族傣族自治县", &["双江县", "双江"]),
            ("贡山独龙族怒族自治县", &["贡山县", "贡山"]),
            ("大通回族土族自治县", &["大通县", "大通"]),
            ("隆林各族自治县", &["隆林县", "隆林"]),
            ("东乡族自治县", &["东乡县", "东乡"]),
            ("鄂温克族自治旗", &["鄂温克旗", "鄂温克"]),
            ("西藏自治区", &["西藏"]),
            ("内蒙古自治区", &["内蒙古"]),
            ("新疆维吾尔自治区", &["新疆"]),
            ("阿里地区", &["阿里"]),
            ("朝阳区", &["朝阳"]),
            ("贡日门巴族乡", &["贡日乡"]),
            ("朗县", &[]),
            ("市辖区", &[]),
            ("嘎玛贡桑街道", &[]),
        ] {
            assert_eq!(short_forms(name), forms, "{name}");
        }
    }

    #[test]
    fn the_list_of_peoples_is_whole_and_in_order() {
        // 55 nationalities beside the Han, 各 and 民族.
        assert_eq!(PEOPLES.len(), 57);
        for (at, people) in PEOPLES.iter().enumerate() {
            assert!(
                PEOPLES[..at].iter().all(|longer| !people.ends_with(longer)),
                "{people}"
            );
        }
    }
}
