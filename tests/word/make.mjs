// Makes documents with the npm package docx, for make.py: into node/, with what is expected of them in node.json.
import * as d from "docx";
import fs from "node:fs";

const text = (value, more = {}) => new d.TextRun({ text: value, ...more });
const para = (children, more = {}) => new d.Paragraph({ children: [].concat(children).map((one) => (typeof one === "string" ? text(one) : one)), ...more });
const cases = {};
fs.mkdirSync("node", { recursive: true });

async function make(name, expected, children, options = {}) {
  const document = new d.Document({ sections: [{ children, ...(options.section ?? {}) }], ...options, section: undefined });
  fs.writeFileSync(`node/${name}`, await d.Packer.toBuffer(document));
  cases[name] = expected;
}

const levels = [
  ["japaneseCounting", "%1、"], ["japaneseCounting", "（%2）"], ["decimal", "%3."], ["decimalEnclosedCircle", "%4"],
].map(([format, value], level) => ({ level, format, text: value, alignment: "start" }));
const numbering = { config: [{ reference: "gov", levels }] };
const item = (value, level, instance = 0) => para(value, { numbering: { reference: "gov", level, instance } });

await make("node-numbers.docx", { says: ["一、总则", "（一）目的", "（二）依据", "1.第一", "①圈", "二、附则"] },
  [item("总则", 0), item("目的", 1), item("依据", 1), item("第一", 2), item("圈", 3), item("附则", 0)], { numbering });
await make("node-instances.docx", { says: ["一、甲", "二、乙", "一、另一份", "二、接着"] },
  [item("甲", 0, 1), item("乙", 0, 1), para("中间"), item("另一份", 0, 2), item("接着", 0, 2)], { numbering });
await make("node-headings.docx", { says: ["## 第一部分", "### 小节", "正文**粗体**和*斜体*。"], fields: { title: "文档的标题" } },
  [para("文档的标题", { heading: d.HeadingLevel.TITLE }), para("第一部分", { heading: d.HeadingLevel.HEADING_1 }), para("小节", { heading: d.HeadingLevel.HEADING_2 }),
    para(["正文", text("粗体", { bold: true }), "和", text("斜体", { italics: true }), "。"])]);
await make("node-notes.docx", { says: ["有脚注的话[^1]，还有[^2]。", "[^1]: 第一条注", "[^2]: 第二条注"] },
  [para(["有脚注的话", new d.FootnoteReferenceRun(1), "，还有", new d.FootnoteReferenceRun(2), "。"])],
  { footnotes: { 1: { children: [para("第一条注")] }, 2: { children: [para("第二条注")] } } });
const cell = (value, more = {}) => new d.TableCell({ children: [para(value)], ...more });
await make("node-table.docx", { says: ['rowspan="2"', 'colspan="2"', "丁</th>"] },
  [new d.Table({ rows: [
    new d.TableRow({ children: [cell("甲", { rowSpan: 2 }), cell("乙", { columnSpan: 2 })] }),
    new d.TableRow({ children: [cell("丙"), cell("丁")] }),
    new d.TableRow({ children: [cell("戊"), cell("己"), cell("庚")] }),
  ] })]);
await make("node-links.docx", { says: ["[示例网站](https://example.cn/)"] },
  [para([new d.ExternalHyperlink({ children: [text("示例网站")], link: "https://example.cn/" })])]);
await make("node-tracked.docx", { refused: "新加的话" },
  [para(["旧话", new d.InsertedTextRun({ text: "新加的话", id: 1, author: "甲", date: "2026-01-01T00:00:00Z" })])]);
await make("node-formula.docx", { says: ["公式：完"], left: [["公式", "n2"]] },
  [para(["公式：", new d.Math({ children: [new d.MathFraction({ numerator: [new d.MathRun("n")], denominator: [new d.MathRun("2")] })] }), "完"])]);
await make("node-header.docx", { says: ["正文"], left: [["页眉", "示例页眉"], ["页脚", "示例页脚"]] }, [para("正文")],
  { section: { headers: { default: new d.Header({ children: [para("示例页眉")] }) }, footers: { default: new d.Footer({ children: [para("示例页脚")] }) } } });
await make("node-bullets.docx", { says: ["- 外", "  - 内", "- 又外"] },
  [para("外", { bullet: { level: 0 } }), para("内", { bullet: { level: 1 } }), para("又外", { bullet: { level: 0 } })]);
await make("node-marks.docx", { says: ["标签的文字", "上标<sup>2</sup>", "☐"] },
  [para(["标签的文字", text("上标"), text("2", { superScript: true })]), para([new d.CheckBox({ alias: "同意", checked: false }), "同意"])]);
fs.writeFileSync("node.json", JSON.stringify(cases));
