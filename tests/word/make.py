"""Makes the Word documents that tests/suite/word/ reads, with what is expected of each, in `expected.json`.

They are made by other libraries than the program's own (python-docx, and the npm package docx in make.mjs), and by hand as WPS
writes them. Run in this folder after a change:
`pip install python-docx pillow && npm install docx && node make.mjs && python3 make.py`.

The words of each document are taken from its raw XML by a reader of a few lines, which knows nothing of the program: every piece
of text of every part that a reader of the document can see, of several forms of one thing the first. A case:
  words    what this reader found; every character of it has to come back, in the text, a field or the list of what is left out
  says     pieces that the Markdown must have, in this order
  never    pieces that it must not have
  left     kind and words of what must be on the list of what is left out
  fields   what is offered
  pictures how many pictures, with their descriptions
  refused  words of the message for a document that is not read
"""

import io
import json
import pathlib
import re
import zipfile
from xml.etree import ElementTree

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt

OUT = pathlib.Path("files")
CASES = {}
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = {
    "w": W,
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
DECLARED = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in NAMES.items())


# The independent reader.

def words(data):
    """Every piece of text of every part that a reader of the document can see."""
    found = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(archive.namelist()):
            if re.fullmatch(r"word/(document|document2|footnotes|endnotes|comments|header\d*|footer\d*|charts/\w+|diagrams/data\d*)\.xml", name):
                gather(ElementTree.fromstring(archive.read(name)), found)
    return [piece for piece in found if piece.strip()]


def gather(node, found):
    name = node.tag.rsplit("}", 1)[-1]
    if name == "AlternateContent":
        for child in node:
            if child.tag.endswith("}Choice"):
                return gather(child, found)
    if name in ("t", "v") and node.text:
        found.append(node.text)
    if name == "textpath":
        found.append(node.get("string", ""))
    for child in node:
        gather(child, found)


def case(name, data, **expected):
    """Notes a case; `data` is a document of python-docx or bytes."""
    OUT.mkdir(exist_ok=True)
    if not isinstance(data, bytes):
        buffer = io.BytesIO()
        data.save(buffer)
        data = buffer.getvalue()
        data = repacked(data)
    (OUT / name).write_bytes(data)
    if "refused" not in expected:
        expected["words"] = words(data)
    CASES[name] = expected


def repacked(data):
    """The same parts, small and with fixed times; without what no test needs."""
    source = zipfile.ZipFile(io.BytesIO(data))
    return packed({name: source.read(name) for name in source.namelist() if "thumbnail" not in name and "theme" not in name})


def packed(parts):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


# Documents by hand.

def run(text, properties=""):
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content, properties=""):
    if not content.startswith("<"):
        content = run(content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def item(text, list_id, level=0):
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def level(at, form, text, more=""):
    return (f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>')


CHINESE = (
    '<w:abstractNum w:abstractNumId="1">'
    + level(0, "chineseCountingThousand", "%1、", '<w:suff w:val="nothing"/>')
    + level(1, "chineseCountingThousand", "（%2）", '<w:suff w:val="nothing"/>')
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "（%4）")
    + level(4, "decimalEnclosedCircleChinese", "%5")
    + "</w:abstractNum>"
)


def num(list_id, kind, more=""):
    return f'<w:num w:numId="{list_id}"><w:abstractNumId w:val="{kind}"/>{more}</w:num>'


def made(body, styles="", numbering="", parts=None, relations="", types="", names=DECLARED, head=True):
    """A package as WPS writes one: few parts, no theme."""
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = dict(parts or {})
    rels = relations
    if styles:
        parts["word/styles.xml"] = f"<w:styles {names}>{styles}</w:styles>"
        rels += f'<Relationship Id="rIdS" Type="{kinds}/styles" Target="styles.xml"/>'
    if numbering:
        parts["word/numbering.xml"] = f"<w:numbering {names}>{numbering}</w:numbering>"
        rels += f'<Relationship Id="rIdN" Type="{kinds}/numbering" Target="numbering.xml"/>'
    package = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
        f"{types}</Types>",
        "_rels/.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{kinds}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rels}</Relationships>',
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document {names}><w:body>{body}<w:sectPr/></w:body></w:document>',
    }
    package.update(parts)
    return packed(package)


def related(relation, kind, target, external=False):
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{relation}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"{mode}/>'


def field(code, result):
    return (f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>')


def cell(text, properties="", more=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text) if text else '<w:p/>'}{more}</w:tc>"


def table(*rows, head=False):
    trs = []
    for at, row in enumerate(rows):
        properties = "<w:trPr><w:tblHeader/></w:trPr>" if head and at == 0 else ""
        trs.append(f"<w:tr>{properties}{''.join(row)}</w:tr>")
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(trs)}</w:tbl>"


PNG = pathlib.Path("small.png").read_bytes()
DOWN = '<w:vMerge w:val="restart"/>'
ON = "<w:vMerge/>"


def drawing(relation, alt=""):
    return (f'<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="1" name="图片 1" descr="{alt}"/><a:graphic><a:graphicData>'
            f'<pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="a.png"/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/></pic:blipFill></pic:pic>'
            "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>")


def by_hand_numbering():
    body = (item("总体要求", 1) + item("指导思想", 1, 1) + item("第一项", 1, 2) + item("2023年的事", 1, 2) + item("小项", 1, 3)
            + item("圈一", 1, 4) + item("圈二", 1, 4) + item("基本原则", 1, 1) + item("又是第一项", 1, 2) + item("工作任务", 1) + item("重新从一起", 1, 1))
    case("numbers-chinese.docx", made(body, numbering=CHINESE + num(1, 1)), says=[
        "一、总体要求", "（一）指导思想", "1.第一项", "2\\. 2023年的事", "（1）小项", "①圈一", "②圈二", "（二）基本原则", "1.又是第一项", "二、工作任务", "（一）重新从一起"])
    articles = ('<w:abstractNum w:abstractNumId="2">' + level(0, "chineseCountingThousand", "第%1章") + level(1, "chineseCountingThousand", "第%2条", '<w:lvlRestart w:val="0"/>')
                + level(2, "chineseCountingThousand", "（%3）", '<w:suff w:val="nothing"/>') + "</w:abstractNum>" + num(1, 2))
    body = item("总则", 1) + "".join(item(f"第{at}个条款的内容。", 1, 1) for at in range(1, 12)) + item("罚则", 1) + item("接着编号。", 1, 1) + item("款项", 1, 2)
    case("numbers-articles.docx", made(body, numbering=articles), says=["第一章　总则", "第一条　第1个", "第十条　第10个", "第十一条　第11个", "第二章　罚则", "第十二条　接着编号。", "（一）款项"])
    forms = "".join(f'<w:abstractNum w:abstractNumId="{at}">{level(0, form, text)}</w:abstractNum>{num(at, at)}' for at, (form, text) in enumerate([
        ("ideographTraditional", "%1、"), ("ideographZodiac", "%1）"), ("chineseLegalSimplified", "%1、"), ("decimalFullWidth", "%1．"), ("upperLetter", "%1."),
        ("lowerRoman", "%1)"), ("decimalEnclosedParen", "%1"), ("decimalEnclosedFullstop", "%1"), ("decimalZero", "附件%1"), ("ideographDigital", "%1、"), ("thaiNumbers", "%1.")], 1))
    body = "".join(item(f"甲{at}", at) + item(f"乙{at}", at) for at in range(1, 12))
    case("numbers-forms.docx", made(body, numbering=forms), says=["甲、甲1", "乙、乙1", "子）甲2", "贰、乙3", "２．乙4", "B.乙5", "ii)乙6", "⑵乙7", "⒉乙8", "附件02 乙9", "二、乙10", "2.乙11"])
    over = CHINESE + num(1, 1) + num(2, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>') + num(3, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>') + num(
        4, 1, f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "%1)")}</w:lvlOverride>')
    body = item("甲", 1) + item("乙", 1) + item("从头", 2) + item("第二", 2) + item("从五", 3) + item("接着", 3) + item("别的样子", 4)
    case("numbers-restart.docx", made(body, numbering=over), says=["一、甲", "二、乙", "一、从头", "二、第二", "五、从五", "六、接着", "7)别的样子"])
    styles = ('<w:style w:type="paragraph" w:styleId="10"><w:name w:val="标题 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
              '<w:style w:type="paragraph" w:styleId="20"><w:name w:val="标题 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
              '<w:style w:type="paragraph" w:styleId="30"><w:name w:val="我的小标题"/><w:basedOn w:val="20"/></w:style>'
              '<w:style w:type="paragraph" w:styleId="40"><w:name w:val="不编号的标题"/><w:basedOn w:val="20"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>')
    kinds = ('<w:abstractNum w:abstractNumId="1">' + level(0, "chineseCountingThousand", "%1、", '<w:pStyle w:val="10"/><w:suff w:val="nothing"/>')
             + level(1, "chineseCountingThousand", "（%2）", '<w:pStyle w:val="20"/><w:suff w:val="nothing"/>') + "</w:abstractNum>" + num(1, 1))
    styled = lambda text, style: p(text, f'<w:pStyle w:val="{style}"/>')
    body = styled("总则", 10) + styled("目的", 20) + p("正文。") + styled("依据", 30) + styled("附则", 10) + styled("没有编号", 40) + styled("解释", 20)
    case("numbers-by-style.docx", made(body, styles, kinds), says=["## 一、总则", "### （一）目的", "正文。", "### （二）依据", "## 二、附则", "### 没有编号", "### （一）解释"])
    linked = (CHINESE.replace('w:abstractNumId="1">', 'w:abstractNumId="1"><w:styleLink w:val="L"/>') + '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="L"/></w:abstractNum>' + num(1, 1) + num(2, 5))
    case("numbers-linked.docx", made(item("甲", 2) + item("乙", 2, 1), numbering=linked), says=["一、甲", "（一）乙"])
    legal = ('<w:abstractNum w:abstractNumId="1">' + level(0, "chineseCountingThousand", "第%1部分") + level(1, "decimal", "%1.%2", "<w:isLgl/>") + level(2, "decimal", "%1.%2.%3", "<w:isLgl/>") + "</w:abstractNum>" + num(1, 1))
    case("numbers-legal.docx", made(item("服务", 1) + item("对象", 1, 1) + item("老人", 1, 2) + item("儿童", 1, 2), numbering=legal), says=["第一部分　服务", "1.1 对象", "1.1.1 老人", "1.1.2 儿童"])
    custom = ('<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
              '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="No.%1"/></w:lvl></w:abstractNum>' + num(1, 1))
    case("numbers-custom.docx", made(item("甲", 1) + item("乙", 1), numbering=custom), says=["No.003 甲", "No.004 乙"])
    bullets = ('<w:abstractNum w:abstractNumId="1">' + level(0, "bullet", "\uf06c") + level(1, "bullet", "\uf0d8") + level(2, "bullet", "•") + "</w:abstractNum>" + num(1, 1) + CHINESE.replace('"1"', '"2"', 1) + num(2, 2))
    body = item("外层", 1) + item("里层", 1, 1) + item("更里", 1, 2) + item("又一外层", 1) + p("正文") + item("编号", 2) + item("点", 1, 1)
    case("bullets-nested.docx", made(body, numbering=bullets), says=["- 外层", "  - 里层", "    - 更里", "- 又一外层", "正文", "一、编号", "- 点"])


def by_hand_text():
    bold = "<w:b/>"
    body = p(run("各县") + "<w:proofErr w:type='spellStart'/>" + run("（区）") + run("民政局") + run("关于", bold) + run("社工", bold) + run("站，请") + run("抓紧", "<w:i/>") + run("办理"))
    body += p(run("一、指导思想。", bold) + run("坚持“为民”服务")) + p(run("“注意”", bold) + run("事项")) + p(run("面积10m") + run("2", '<w:vertAlign w:val="superscript"/>') + run("，H") + run("2", '<w:vertAlign w:val="subscript"/>') + run("O"))
    body += p(run("删去的话", "<w:strike/>") + run("保留的话"))
    case("runs-split.docx", made(body), says=["各县（区）民政局**关于社工**站，请*抓紧*办理", "10m<sup>2</sup>", "<sub>2</sub>O", "~~删去的话~~保留的话"])
    signs = ["1. 不是列表", "- 不是列表", "# 不是标题", "> 不是引用", "* 星 *号* 和 _下划线_", "a|b|c", "[注] 和 ![x](y)", "&lt;b&gt;不是标签&lt;/b&gt; &amp;amp; &amp;nbsp;", "~~不是删除~~ 9~12人", "`代码`", "---", "===", "5*6=30，7*8=56", "C:\\目录\\文件", "1) 也不是", "+ 加号", "……——“”‘’《》〔2023〕", "http://example.cn/a_b?c=d&amp;e=f", "＊＊全角＊＊ ＃ ｜ ～", "2023.5", "1", "·点", "王*明 5.", "    四个空格", "a**b**c"]
    case("signs.docx", made("".join(p(sign) for sign in signs)), says=["1\\. 不是列表", "\\- 不是列表", "<wbr># 不是标题"])
    tibetan = '<w:rFonts w:cs="Himalaya"/><w:lang w:bidi="bo-CN"/>'
    body = p("双语公告") + p(run("གྲོང་ཁྱེར་", tibetan) + run("城关区", "") + run("སྤྱི་ཚོགས་ལས་དོན།", tibetan)) + p(run("ལྷ་ས་གྲོང་ཁྱེར།", "<w:b/><w:bCs/>" + tibetan)) + p("１２３４５６ ＡＢＣ（全角）")
    case("tibetan.docx", made(body), says=["གྲོང་ཁྱེར་城关区སྤྱི་ཚོགས་ལས་དོན།", "ལྷ་ས་གྲོང་ཁྱེར།", "１２３４５６ ＡＢＣ（全角）"])
    hidden = '<w:style w:type="character" w:styleId="h"><w:name w:val="藏"/><w:rPr><w:vanish/></w:rPr></w:style>'
    body = p(run("看得见的") + run("内部电话不公开", "<w:vanish/>") + run("文字") + run("样式藏的", '<w:rStyle w:val="h"/>'))
    case("hidden.docx", made(body, hidden), says=["看得见的文字"], never=["内部电话", "样式藏的"], left=[["隐藏文字", "内部电话不公开样式藏的"]])
    body = p('<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>第二行</w:t><w:noBreakHyphen/><w:t>连</w:t><w:softHyphen/><w:t>字</w:t><w:br w:type="page"/><w:t>新页</w:t><w:cr/><w:t>末行</w:t></w:r>')
    body += p(run("姓名：") + run("　　　　", '<w:u w:val="single"/>') + run("电话：") + run("          ", '<w:u w:val="single"/>'))
    case("breaks.docx", made(body), says=["甲 乙\\\n第二行-连字\\\n新页\\\n末行", "姓名：\\_\\_"])
    body = p("<w:smartTag w:uri='u' w:element='date'>" + run("2023年5月") + "<w:smartTag w:element='x'>" + run("10日") + "</w:smartTag></w:smartTag><w:customXml w:element='y'>" + run("开始") + "</w:customXml><w:dir w:val='ltr'>" + run("向右") + "</w:dir>")
    body += "<w:sdt><w:sdtPr/><w:sdtContent>" + p("控件里的段") + "<w:sdt><w:sdtContent>" + p("套着的") + "</w:sdtContent></w:sdt></w:sdtContent></w:sdt><w:customXml w:element='z'>" + p("块里的段") + "</w:customXml>"
    body += p("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run("单击此处输入文字") + "</w:sdtContent></w:sdt>" + run("后面") + "<w:unknown>" + run("没见过的元素") + "</w:unknown>")
    case("wrapped.docx", made(body), says=["2023年5月10日开始向右", "控件里的段", "套着的", "块里的段", "后面没见过的元素"], never=["单击此处"], left=[["提示填写的文字", "单击此处输入文字"]])
    strict = DECLARED
    for old, new in [(W, "http://purl.oclc.org/ooxml/wordprocessingml/main"), (NAMES["r"], "http://purl.oclc.org/ooxml/officeDocument/relationships")]:
        strict = strict.replace(old, new)
    case("strict.docx", made(item("甲", 1) + p("乙") + table([cell("a"), cell("b")], [cell("c"), cell("d")]), numbering=CHINESE + num(1, 1), names=strict), says=["一、甲", "乙", "| a | b |", "| c | d |"])
    plain = f'<document xmlns="{W}" xmlns:x="{W}"><body><p><r><t x:space="preserve">没有前缀</t></r></p><p><pPr><outlineLvl x:val="0"/></pPr><r><t>标题</t></r></p></body></document>'
    case("no-prefix.docx", made("", parts={"word/document.xml": plain}), says=["没有前缀", "## 标题"])
    wide = ('<?xml version="1.0" encoding="UTF-16"?>' + f"<w:document {DECLARED}><w:body>{p('这一份是 UTF-16 的')}</w:body></w:document>").encode("utf-16")
    case("utf-16.docx", made("", parts={"word/document.xml": wide}), says=["这一份是 UTF-16 的"])
    body = p("<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>lā sà</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拉萨</w:t></w:r></w:rubyBase></w:ruby></w:r>" + run("市"))
    case("ruby.docx", made(body), says=["<ruby>拉萨<rt>lā sà</rt></ruby>市"])
    body = p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>同意</w:t><w:sym w:font="Wingdings" w:char="F0A8"/><w:t>不同意</w:t><w:sym w:font="Wingdings" w:char="F021"/></w:r>' + run("\uf0fc已办", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'))
    data = made(body)
    case("symbols.docx", data, says=["☑同意◻不同意✓已办"], left=[["特殊字体的符号", "Wingdings F021"]])
    CASES["symbols.docx"]["words"] = ["同意", "不同意", "已办"]
    body = p("甲<!-- 注释 -->".replace("<!-- 注释 -->", "")) + "<!-- 注释 -->" + p(run("引用") + '<w:r><w:rPr/><w:t></w:t></w:r>') + "<w:p/><w:p><w:r/></w:p>" + p("   ") + p("末段")
    case("empty-paragraphs.docx", made(body), says=["甲", "引用", "末段"])
    ring = '<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="b"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/><w:rPr><w:b/></w:rPr></w:style>'
    case("style-ring.docx", made(p("样式互相继承", '<w:pStyle w:val="a"/>') + p("没有的样式", '<w:pStyle w:val="nowhere"/>') + item("没有的编号", 77), ring), says=["**样式互相继承**", "没有的样式", "没有的编号"])


def by_hand_fields():
    links = related("rIdA", "hyperlink", "https://example.cn/a?b=1&amp;c=2", True) + related("rIdB", "hyperlink", "javascript:alert(1)", True) + related("rIdC", "hyperlink", "file:///D:/%E5%86%85%E9%83%A8.xls", True) + related("rIdD", "hyperlink", "mailto:a@example.cn", True)
    link = lambda relation, text: f'<w:hyperlink r:id="{relation}">{run(text)}</w:hyperlink>'
    body = p(run("见") + link("rIdA", "网页") + run("、") + link("rIdB", "坏链接") + run("、") + link("rIdC", "内部文件") + run("、") + link("rIdD", "邮箱") + '<w:hyperlink w:anchor="x">' + run("文内") + "</w:hyperlink>")
    body += p(run("又见") + field('HYPERLINK "https://example.cn/(x)"', run("域链接")) + field("REF _Ref1 \\h", run("第三条")) + "<w:fldSimple w:instr=' DATE '>" + run("2026年") + "</w:fldSimple>")
    case("links.docx", made(body, relations=links), says=["[网页](https://example.cn/a?b=1&c=2)", "坏链接、内部文件", "[邮箱](mailto:a@example.cn)文内", "[域链接](<https://example.cn/(x)>)第三条2026年"],
         never=["javascript", "file:"], left=[["不能用的链接（文字保留）", "javascript:alert(1)"], ["不能用的链接（文字保留）", "file:///D:/%E5%86%85%E9%83%A8.xls"]])
    form = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    drop = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="男"/><w:listEntry w:val="女"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    circle = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>eq \\o\\ac(○,密)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    nested = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>' + field("PAGE", run("7")) + '<w:r><w:instrText> = 1 </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("结果") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    body = p(form + run("同意　性别：") + drop) + p(run("密级") + circle) + p(nested) + p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> QUOTE </w:instrText></w:r>' + run("没有结束的域"))
    case("fields.docx", made(body), says=["☑同意　性别：女", "密级", "结果"], left=[["域代码", "eq \\o\\ac(○,密)"], ["域代码", "没有结束的域"], ["域代码", "7"]])
    toc = lambda text, page: p(field(f"PAGEREF _Toc{page} \\h", run(page)).join([run(text) + "<w:r><w:tab/></w:r>", ""]), '<w:pStyle w:val="t"/>')
    styles = '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/></w:style><w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/></w:style>'
    first = p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("总则条目"), '<w:pStyle w:val="t"/>')
    last = p('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    body = "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr><w:sdtContent>" + p("目　录") + first + toc("附则条目", "9") + last + "</w:sdtContent></w:sdt>" + p("总则", '<w:pStyle w:val="h"/>') + p("正文一") + p("附则", '<w:pStyle w:val="h"/>') + p("正文二")
    case("contents.docx", made(body, styles), says=["## 总则", "正文一", "## 附则", "正文二"], never=["条目"], left=[["目录（网页自己生成）", "附则条目"]])
    body = first.replace('<w:pStyle w:val="t"/>', "") + p(run("第二行目录")) + last + p("目录后的正文")
    case("contents-bare.docx", made(body), says=["目录后的正文"], never=["第二行目录"], left=[["目录（网页自己生成）", "第二行目录"]])


def by_hand_notes():
    note = lambda kind, at, text: f'<w:{kind} w:id="{at}"><w:p><w:r><w:{kind}Ref/></w:r>{run(text)}</w:p></w:{kind}>'
    foot = f'<w:footnotes {DECLARED}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>{note("footnote", 1, "来源：统计公报*。")}<w:footnote w:id="2">{p("第一段")}{p("第二段")}</w:footnote>{note("footnote", 3, "没人引用")}</w:footnotes>'
    end = f'<w:endnotes {DECLARED}>{note("endnote", 1, "尾注的话")}</w:endnotes>'
    mark = lambda kind, at: f'<w:r><w:{kind}Reference w:id="{at}"/></w:r>'
    body = p(run("服务50818人") + mark("footnote", 1) + run("，活动438次") + mark("endnote", 1) + run("。")) + p(run("又一处") + mark("footnote", 2)) + table([cell("项目"), cell("数量")], [cell("个案"), f"<w:tc><w:p>{run('299')}{mark('footnote', 1)}</w:p></w:tc>"])
    relations = related("rIdF", "footnotes", "footnotes.xml") + related("rIdE", "endnotes", "endnotes.xml")
    case("notes.docx", made(body, parts={"word/footnotes.xml": foot, "word/endnotes.xml": end}, relations=relations), says=["服务50818人[^1]，活动438次[^2]。", "又一处[^3]", "299[^1]", "[^1]: 来源：统计公报\\*。", "[^2]: 尾注的话", "[^3]: 第一段"], left=[["没有引用的脚注", "没人引用"]])
    merged = table([cell("合并", '<w:gridSpan w:val="2"/>')], [f"<w:tc><w:p>{run('个案')}{mark('footnote', 1)}</w:p></w:tc>", cell("299")])
    case("notes-in-merged.docx", made(p("表") + merged + p(run("正文") + mark("footnote", 2)), parts={"word/footnotes.xml": foot}, relations=relations), says=["个案<sup>〔1〕</sup>", "〔1〕来源：统计公报", "正文[^2]", "[^2]: 第一段"])


def by_hand_drawings():
    box = lambda text: f"<w:txbxContent>{p(text)}</w:txbxContent>"
    shape = lambda text: f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="2" name="文本框 2"/><a:graphic><a:graphicData><wps:wsp><wps:txbx>{box(text)}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box(text)}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    body = p(run("正文段落") + shape("框里的话") + run("继续")) + p(f"<w:r><w:pict><v:shape><v:textbox>{box('旧式框里的话')}</v:textbox></v:shape></w:pict></w:r>" + run("尾")) + p('<w:r><w:pict><v:shape><v:textpath string="艺术字"/></v:shape></w:pict></w:r>' + run("其余"))
    case("text-boxes.docx", made(body), says=["正文段落继续", "尾", "其余"], never=["框里"], left=[["文本框", "框里的话"], ["文本框", "旧式框里的话"], ["文本框", "艺术字"]], once=["框里的话"])
    formula = "<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>c</m:t></m:r></m:den></m:f></m:oMath>"
    case("formula.docx", made(p(run("其中") + formula + run("为系数")) + p(f"<m:oMathPara>{formula.replace('a+b', 'x')}</m:oMathPara>")), says=["其中为系数"], left=[["公式", "a+bc"], ["公式", "xc"]])
    chart = f'<c:chartSpace {DECLARED}><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>各站人数</a:t></a:r></a:p></c:rich></c:tx></c:title><c:cat><c:pt><c:v>城关</c:v></c:pt></c:cat><c:val><c:pt><c:v>42</c:v></c:pt></c:val></c:chart></c:chartSpace>'
    diagram = f'<dgm:dataModel {DECLARED}><dgm:pt><dgm:t><a:p><a:r><a:t>总站</a:t></a:r></a:p></dgm:t></dgm:pt><dgm:pt><dgm:t><a:p><a:r><a:t>服务点</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:dataModel>'
    graphic = lambda inner: f'<w:r><w:drawing><wp:inline><wp:docPr id="3" name="图"/><a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    body = p(run("图表如下") + graphic('<c:chart r:id="rIdC"/>')) + p(run("架构如下") + graphic('<dgm:relIds r:dm="rIdD"/>')) + p(run("附表") + '<w:r><w:object><v:shape><v:imagedata r:id="rIdX"/></v:shape><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>') + '<w:altChunk r:id="rIdY"/>'
    case("charts.docx", made(body, parts={"word/charts/chart1.xml": chart, "word/diagrams/data1.xml": diagram}, relations=related("rIdC", "chart", "charts/chart1.xml") + related("rIdD", "diagramData", "diagrams/data1.xml") + related("rIdY", "aFChunk", "chunk.html")),
         says=["图表如下", "架构如下", "附表"], left=[["图表", "各站人数"], ["智能图形（SmartArt）", "总站"], ["嵌入的文件", "Excel.Sheet.12"], ["嵌入的文件", "word/chunk.html"]])
    relations = related("rIdP", "image", "media/image1.png") + related("rIdQ", "image", "https://example.cn/x.png", True) + related("rIdZ", "image", "media/nowhere.png") + related("rIdM", "image", "media/image2.emf")
    body = p(run("图一") + drawing("rIdP", "站点门口的坡道")) + p(drawing("rIdP", "IMG_2034.jpg")) + p(run("外部") + drawing("rIdQ").replace('r:embed="rIdQ"', 'r:link="rIdQ"')) + p(run("没有") + drawing("rIdZ")) + p(run("矢量") + drawing("rIdM")) + p('<w:r><w:pict><v:shape alt="旧式图"><v:imagedata r:id="rIdP"/></v:shape></w:pict></w:r>')
    case("pictures.docx", made(body, parts={"word/media/image1.png": PNG, "word/media/image2.emf": b"\x01\0\0\0" + b"\0" * 36 + b" EMF" + b"\0" * 50}, relations=relations), says=["图一![站点门口的坡道](", "![](", "外部", "没有", "矢量", "![旧式图]("],
         pictures=["站点门口的坡道", None, None, "旧式图"], left=[["图片", "https://example.cn/x.png"], ["图片", "nowhere.png"]])


def by_hand_tables():
    span = lambda columns: f'<w:gridSpan w:val="{columns}"/>'
    body = p("统计表") + table([cell("地区", DOWN), cell("服务", span(2))], [cell("", ON), cell("个案"), cell("活动")], [cell("城关"), cell("130"), cell("89")], [cell("合计", span(2)), cell("219")], head=True)
    case("table-merged.docx", made(body), says=['<th scope="col" rowspan="2">地区</th><th scope="colgroup" colspan="2">服务</th>', '<td>城关</td><td>130</td><td>89</td>', '<td colspan="2">合计</td><td>219</td>'])
    body = table([cell("姓名"), cell("示例"), cell("照片", DOWN)], [cell("电话"), cell("0891"), cell("盖住的字", ON)], [cell("横着一", '<w:hMerge w:val="restart"/>'), cell("横着二", "<w:hMerge/>"), cell("末")])
    case("table-covered.docx", made(body), says=['rowspan="2">照片', 'colspan="2">横着一'], never=["盖住的字", "横着二"], left=[["被合并单元格盖住的文字", "盖住的字"], ["被合并单元格盖住的文字", "横着二"]])
    inner = table([cell("里甲"), cell("里乙")], [cell("里丙"), cell("里丁")])
    case("table-nested.docx", made(table([cell("外"), cell("格", more=inner + "<w:p/>")], [cell("下"), cell("右")])), says=["<th scope=\"col\">外</th>", "里甲", "里丁", "<td>右</td>"])
    body = table([cell("一格|竖线"), cell("两段", more=p("第二段"))], [cell("短行")], ["<w:sdt><w:sdtContent>" + cell("控件格") + "</w:sdtContent></w:sdt>", cell("b*c")])
    case("table-plain.docx", made(body), says=["| 一格\\|竖线 | 两段<br>第二段 |", "| --- | --- |", "| 短行 |  |", "| 控件格 | b\\*c |"])
    case("table-frame.docx", made(table([cell("框住的一段", more=p("又一段"))]) + p("外面")), says=["框住的一段", "又一段", "外面"], never=["|", "<table"])
    before = "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" + cell("缩进") + cell("乙") + "</w:tr>"
    case("table-ragged.docx", made(table([cell("a"), cell("b"), cell("c")]).replace("</w:tbl>", before + "</w:tbl>")), says=["| a | b | c |", "|  | 缩进 | 乙 |"])


def by_hand_official():
    middle, right = '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'
    font = lambda name, size: f'<w:rFonts w:eastAsia="{name}"/><w:sz w:val="{size}"/>'
    song, title, hei, kai = font("仿宋_GB2312", 32), font("方正小标宋简体", 44), font("黑体", 32), font("楷体_GB2312", 32)
    body = (p(run("示例市民政局文件", font("方正小标宋简体", 72)), middle) + p(run("示民发〔2026〕12号", song), middle)
            + p(run("示例市民政局", title), middle) + p(run("关于做好社工站服务的通知", title), middle)
            + p(run("各县（区）民政局、各乡镇（街道）办事处：", song)) + p(run("为做好服务，现通知如下。", song))
            + p(run("一、总体要求", hei)) + p(run("（一）指导思想", kai)) + p(run("坚持为民服务。", song))
            + p(run("二、工作安排", hei)) + p(run("（一）时间。", kai) + run("2026年12月底前完成全部工作。", song))
            + p(run("附件：1.任务分解表", song)) + p(run("　　　2.联系人名单（示例）", song))
            + p(run("示例市民政局", song), right) + p(run("2026年11月20日", song), right) + p(run("附件1", hei)) + p(run("任务分解表", title), middle)
            + table([cell("县（区）"), cell("任务")], [cell("示例县"), cell("5个站")]))
    case("official.docx", made(body), says=["各县（区）民政局、各乡镇（街道）办事处：", "## 一、总体要求", "### （一）指导思想", "## 二、工作安排", "（一）时间。2026年12月底前", "示例市民政局", "2026年11月20日", "| 示例县 | 5个站 |"],
         never=["文件", "示民发"], left=[["版头", "示例市民政局文件"]],
         fields={"title": "示例市民政局关于做好社工站服务的通知", "document_number": "示民发〔2026〕12号", "issuer": ["示例市民政局"], "dated": "2026-11-20", "addressees": "各县（区）民政局、各乡镇（街道）办事处", "attachments": ["任务分解表", "联系人名单（示例）"]})
    details = table([cell("索引号"), cell("540100-2026-0007"), cell("发文字号"), cell("示民发〔2026〕3号")], [cell("发文机关"), cell("示例市民政局"), cell("成文日期"), cell("2026年3月1日")])
    body = details + p(run("关于示例事项的公告", title), middle) + p("现公告如下。") + p(run("示例市民政局　示例市财政局")) + p(run("二〇二六年三月一日"))
    case("official-details.docx", made(body), says=["现公告如下。"], fields={"title": "关于示例事项的公告", "index_number": "540100-2026-0007", "document_number": "示民发〔2026〕3号", "dated": "2026-03-01", "issuer": ["示例市民政局", "示例市财政局"]})
    body = p("第一行就是正文，没有标题，这里写得长一些，好让它不像标题的样子。") + p("第二行。")
    case("no-title.docx", made(body), says=["第一行就是正文"], fields={"title": None})


def refused():
    # An identity number of nobody: its region and day are those of the guard's own tests.
    case("personal.docx", made(p("名单") + p("示例甲，身份证号11010519491231002X。")), says=["示例甲"])
    body = p(run("原来") + '<w:ins w:id="1" w:author="甲">' + run("插入的话") + '</w:ins><w:del w:id="2"><w:r><w:delText>删掉的话</w:delText></w:r></w:del>')
    case("tracked.docx", made(body), refused="接受或拒绝全部修订")
    case("tracked-row.docx", made(table([cell("a")], [cell("b")]).replace("<w:tr>", '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>', 1)), refused="修订")
    moved = p('<w:moveFrom w:id="1">' + run("搬走") + "</w:moveFrom>") + p('<w:moveTo w:id="2">' + run("搬走") + "</w:moveTo>")
    case("tracked-move.docx", made(moved), refused="搬走")
    body = p(run("只改了格式", '<w:b/><w:rPrChange w:id="1"><w:rPr/></w:rPrChange>'))
    case("tracked-format.docx", made(body), says=["**只改了格式**"])
    name = "EncryptedPackage".encode("utf-16-le")
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
    for file, data, words_ in [
        ("locked.docx", old + name, "密码"), ("old.doc", old, "旧格式"), ("rich.rtf", b"{\\rtf1\\ansi}", "RTF"), ("paper.pdf", b"%PDF-1.7\n", "PDF"), ("page.docx", b"<html><body>x", "网页"),
        ("empty.docx", b"", "空的"), ("junk.docx", b"\x01\x02\x03junk", "不是 Word"), ("workbook.docx", packed({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<a/>"}), "Excel"),
        ("open.odt", packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}), "ODT"), ("slides.docx", packed({"ppt/presentation.xml": "<a/>"}), "演示文稿"),
        ("format.ofd", packed({"OFD.xml": "<a/>"}), "OFD"), ("old.xml", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>', "XML"), ("cut.docx", made(p("甲"))[:300], "坏了"),
        ("broken-xml.docx", made("", parts={"word/document.xml": f"<w:document {DECLARED}><w:body><w:p>"}), "坏了"),
        ("deep.docx", made("<w:sdt><w:sdtContent>" * 400 + p("深") + "</w:sdtContent></w:sdt>" * 400), "太复杂"),
        ("bomb.docx", made("", parts={"word/document.xml": f"<w:document {DECLARED}><w:body>" + " " * (30 << 20) + "</w:body></w:document>"}), "太大"),
    ]:
        case(file, data, refused=words_)


# Documents of python-docx.

def by_python():
    own = docx.Document()
    own.add_heading("社工站服务指南", 0)
    for text, at in [("服务对象", 1), ("老年人", 2), ("困境儿童", 2), ("服务内容", 1), ("助餐", 3)]:
        own.add_heading(text, at)
        own.add_paragraph(f"{text}的说明。")
    case("python-headings.docx", own, says=["## 服务对象", "### 老年人", "### 困境儿童", "## 服务内容", "#### 助餐"], fields={"title": "社工站服务指南"})
    own = docx.Document()
    for text, style in [("点一", "List Bullet"), ("点二", "List Bullet"), ("里点", "List Bullet 2"), ("数一", "List Number"), ("数二", "List Number"), ("续", "List Continue")]:
        own.add_paragraph(text, style=style)
    case("python-lists.docx", own, says=["- 点一", "- 点二", "点", "1.数一", "2.数二", "续"])
    own = docx.Document()
    grid = own.add_table(4, 3)
    for at, text in enumerate(["项目", "数量", "说明", "个案", "299", "含结案", "活动", "438", "含|竖线", "走访", "708", "入户"]):
        grid.cell(at // 3, at % 3).text = text
    grid.cell(1, 2).merge(grid.cell(2, 2))
    grid.cell(3, 0).merge(grid.cell(3, 1))
    case("python-merged.docx", own, says=["rowspan=\"2\"", "colspan=\"2\""])
    own = docx.Document()
    grid = own.add_table(2, 2)
    grid.cell(0, 0).text, grid.cell(0, 1).text, grid.cell(1, 0).text = "站名", "电话", "示例站"
    grid.cell(1, 1).paragraphs[0].add_run("0891-6320000").bold = True
    grid.cell(1, 1).add_paragraph("工作日")
    case("python-table.docx", own, says=["| 站名 | 电话 |", "| 示例站 | **0891-6320000**<br>工作日 |"])
    own = docx.Document()
    section = own.sections[0]
    section.header.paragraphs[0].text, section.footer.paragraphs[0].text = "内部资料 注意保存", "第 1 页"
    own.add_paragraph("正文")
    own.add_section()
    own.sections[1].header.is_linked_to_previous = False
    own.sections[1].header.paragraphs[0].text = "另一个页眉"
    case("python-headers.docx", own, says=["正文"], never=["内部资料"], left=[["页眉", "内部资料 注意保存"], ["页眉", "另一个页眉"], ["页脚", "第 1 页"]])
    own = docx.Document()
    own.add_paragraph("图片如下").add_run().add_picture("small.png")
    own.add_picture("small.png")
    own.inline_shapes[0]._inline.docPr.set("descr", "一个红色方块")
    case("python-pictures.docx", own, says=["图片如下![一个红色方块]("], pictures=["一个红色方块", None])
    own = docx.Document()
    paragraph = own.add_paragraph("居中的标题")
    paragraph.alignment, paragraph.runs[0].font.size = WD_ALIGN_PARAGRAPH.CENTER, Pt(22)
    mixed = own.add_paragraph()
    for text, bold, italic in [("粗", True, False), ("又粗又斜", True, True), ("斜 ", False, True), ("平，", False, False), (" 前空粗 ", True, False), ("。", True, False), ("尾", False, False)]:
        own_run = mixed.add_run(text)
        own_run.bold, own_run.italic = bold, italic
    mixed.add_run().add_break(WD_BREAK.LINE)
    mixed.add_run("第二行").add_break(WD_BREAK.PAGE)
    case("python-mixed.docx", own, says=["**粗*又粗又斜***", "第二行"], fields={"title": "居中的标题"})
    own = docx.Document()
    paragraph = own.add_paragraph("有批注的一段")
    if hasattr(own, "add_comment"):
        own.add_comment(paragraph.runs[0], text="这里要核实", author="甲", initials="A")
    case("python-comment.docx", own, says=["有批注的一段"], never=["核实"], left=[["批注", "这里要核实"]])
    own = docx.Document()
    for at in range(60):
        own.add_heading(f"第{at}节 社会工作服务", 1 + at % 3)
        own.add_paragraph(f"第{at}段，服务{at * 7}人次；" * 3)
    case("python-long.docx", own, says=["第0节 社会工作服务", "第59段，服务413人次；"])


# The five real sites' longest documents, rebuilt with styles and automatic numbers.

FIGURES = "一二三四五六七八九十"


def rebuilt():
    for site, name in [("panzhihua", "implementation-plan"), ("county-plan", "three-year-plan"), ("yantai-xinxiang", "selection-measures"), ("sanming", "four-levels"), ("three-provinces", "shanxi-midyear")]:
        text = pathlib.Path(f"../sites/{site}/content/notices/{name}.md").read_text(encoding="utf-8")
        _, front, body = text.split("---\n", 2)
        title = re.search(r"^title: (.*)$", front, re.M).group(1)
        data, says = document(title, body)
        case(f"real-{site}.docx", data, says=says, fields={"title": title})


def inline(text):
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    pieces = re.split(r"(\*\*.+?\*\*)", text)
    escaped = lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(run(escaped(piece[2:-2]), "<w:b/>") if piece.startswith("**") and len(piece) > 4 else run(escaped(piece)) for piece in pieces if piece)


def plain(text):
    return re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)


def document(title, body):
    """Markdown as Word with headings by style, numbers by lists, tables; and the lines that have to come back."""
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="h{at}"><w:name w:val="heading {at}"/></w:style>' for at in (1, 2, 3)) + '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    bullet = '<w:abstractNum w:abstractNumId="9">' + level(0, "bullet", "•") + "</w:abstractNum>"
    lists, out, says, rows, last = 2, [p(run(title), '<w:pStyle w:val="T"/>')], [], [], ""
    numbers = ""
    for line in body.splitlines() + [""]:
        line = line.strip()
        if rows and not line.startswith("|"):
            out.append(table(*[[f"<w:tc><w:tcPr/><w:p>{inline(text)}</w:p></w:tc>" for text in row] for row in rows]))
            rows = []
        if line.startswith("|"):
            cells = [text.strip() for text in line.strip("|").split("|")]
            if not all(set(text) <= set("-: ") for text in cells):
                rows.append(cells)
                says.append("| " + " | ".join(plain(text) for text in cells) + " |")
        elif heading := re.match(r"(#+) (?:([一二三四五六七八九十]+)、|（([一二三四五六七八九十]+)）)?(.*)", line):
            at = len(heading.group(1)) - 1
            properties = f'<w:pStyle w:val="h{at}"/>'
            if heading.group(2) or heading.group(3):
                properties += f'<w:numPr><w:ilvl w:val="{0 if heading.group(2) else 1}"/><w:numId w:val="1"/></w:numPr>'
            out.append(p(inline(heading.group(4)), properties))
            says.append(plain(line))
        elif line.startswith("- "):
            out.append(p(inline(line[2:]), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="9"/></w:numPr>'))
            says.append("- " + plain(line[2:]))
        elif number := re.match(r"(\d+)\. (.*)", line):
            if number.group(1) == "1":
                lists += 1
                numbers += f'<w:abstractNum w:abstractNumId="{lists + 20}">' + level(0, "decimal", "%1.") + "</w:abstractNum>" + num(lists + 20, lists + 20)
            out.append(p(inline(number.group(2)), f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{lists + 20}"/></w:numPr>'))
            says.append(number.group(1) + "." + plain(number.group(2)))
        elif line:
            out.append(p(inline(line.lstrip("> "))))
            says.append(plain(line.lstrip("> "))[:12])
    return made("".join(out), styles, CHINESE + bullet + numbers + num(1, 1) + num(9, 9)), says


def by_node():
    """What make.mjs has made, with what is expected of it."""
    for name, expected in json.loads(pathlib.Path("node.json").read_text(encoding="utf-8")).items():
        data = repacked((pathlib.Path("node") / name).read_bytes())
        case(name, data, **expected)


for make in (by_hand_numbering, by_hand_text, by_hand_fields, by_hand_notes, by_hand_drawings, by_hand_tables, by_hand_official, refused, by_python, rebuilt, by_node):
    make()
pathlib.Path("expected.json").write_text(json.dumps(CASES, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
print(len(CASES), "documents")
