"""Makes the workbooks that tests/suite/ledger/damaged.rs imports, with what is expected of each.

They are made by other libraries than the program's own (openpyxl, xlwt), as other programs and people leave them. Run in this folder
after a change: `pip install openpyxl xlwt && python3 make.py`. The site that they are imported into stands in damaged.rs.

A case: the file, and what must come of it:
  asks     questions: sheet row, column, words of the message
  values   record, field, the value that the field gets
  says     words of remarks
  refused  words of the message for a file that is not read at all
  none     nothing changes
"""

import datetime
import io
import json
import pathlib
import re
import zipfile

import openpyxl
import xlwt
from openpyxl.styles import Alignment
from openpyxl.utils.datetime import CALENDAR_MAC_1904

OUT = pathlib.Path("files")
CASES = {}
STAMP = datetime.datetime(2026, 1, 1)


def case(name, content, **expected):
    """Notes a case; `content` is a workbook or bytes."""
    OUT.mkdir(exist_ok=True)
    if isinstance(content, openpyxl.Workbook):
        content.properties.created = content.properties.modified = STAMP
        buffer = io.BytesIO()
        content.save(buffer)
        content = buffer.getvalue()
    (OUT / name).write_bytes(content)
    CASES[name] = expected


HEADINGS = ["序号", "站点名称", "所属乡镇", "级别", "详细地址", "联系电话", "服务时间", "站长"]
GOOD = [1, "示例站甲", "城关镇", "乡镇站", "示例路1号", "0899-6120001", "周一至周五 9:00-12:00", "示例甲"]


def by_hand(*rows, headings=HEADINGS, title=None):
    """A sheet as staff make it."""
    book = openpyxl.Workbook()
    sheet = book.active
    if title:
        sheet.append([title])
    sheet.append(headings)
    for row in rows:
        sheet.append(list(row))
    return book


def changed(**cells):
    """A good row with other cells: B= name, C= region …"""
    row = list(GOOD)
    for letter, value in cells.items():
        row[ord(letter) - ord("A")] = value
    return row


def own(paths, *rows, name="站点", headings=None):
    """A sheet as the program writes it: headings, the row of paths, records."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = name
    sheet.append(headings or paths)
    sheet.append(paths)
    sheet.row_dimensions[2].hidden = True
    for row in rows:
        sheet.append(list(row))
    return book


def patched(book, part, pattern, replacement):
    """The workbook with a text of one of its parts replaced."""
    book.properties.created = book.properties.modified = STAMP
    buffer = io.BytesIO()
    book.save(buffer)
    source = zipfile.ZipFile(buffer)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            data = source.read(item.filename)
            if item.filename == part:
                text, count = re.subn(pattern, replacement, data.decode())
                assert count, f"{part} has no {pattern}"
                data = text.encode()
            target.writestr(zipfile.ZipInfo(item.filename), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
A = "station:a"
NEW = "station:shilizhanjia"

# Numbers that a spreadsheet spoils.
case("sixteen-digits.xlsx", own(["id", "credit_code"], ["kenna", 525104001234567890], name="承接机构"),
     asks=[["承接机构", 3, "B", "末位已丢失"]])
case("sixteen-digits-phone.xlsx", own(["id", "phone"], ["a", 8996120001899612]), asks=[["站点", 3, "B", "6"]])
case("scientific.csv", "id,credit_code\r\nid,credit_code\r\nkenna,5.25104E+17\r\n".encode("utf-8-sig"),
     asks=[["scientific", 3, "B", "末位已丢失"]])
case("zero-eaten-phone.xlsx", own(["id", "phone"], ["a", 8996120006]), values=[[A, "phone", "0899-6120006"]])
case("zero-eaten-phone-by-hand.xlsx", by_hand(changed(F=8996120006)), values=[[NEW, "phone", "0899-6120006"]])
case("zero-eaten-code.xlsx", own(["id", "code"], ["a", 54000]), none=True, says=["054000"])
case("zero-eaten-code.csv", "id,code\r\nid,code\r\na,54000\r\n".encode("utf-8-sig"), none=True, says=["054000"])
case("scientific-phone.xlsx", own(["id", "phone"], ["a", "8.99612E+9"]), asks=[["站点", 3, "B", "科学计数法"]])
case("number-with-point.xlsx", own(["id", "staff.total"], ["a", 5.0]), values=[[A, "staff.total", "5"]])
case("half-a-person.xlsx", own(["id", "staff.total"], ["a", 5.5]), asks=[["站点", 3, "B", "5.5"]])
book = own(["id", "^figures", "region", "share"], [None, "h1", "5401", 0.35], name="统计数值")
book["统计数值"]["D3"].number_format = "0%"
case("percent.xlsx", book, values=[["statistics:", "share", "35%"]])
book = own(["id", "head.zh"], ["a", 0.5])
book["站点"]["B3"].number_format = "0.00%"
case("percent-where-none-belongs.xlsx", book, values=[[A, "head.zh", "50%"]], says=["百分比格式"])

# Dates.
book = own(["id", "opened"], ["a", datetime.date(2023, 6, 1)])
case("date.xlsx", book, values=[[A, "opened", "2023-06-01"]])
case("date-serial.xlsx", own(["id", "checked.date"], ["a", 45078]), values=[[A, "checked.date", "2023-06-01"]])
book = own(["id", "opened"])
book.epoch = CALENDAR_MAC_1904
book["站点"].append(["a", datetime.date(2023, 6, 1)])
case("date-1904.xlsx", book, values=[[A, "opened", "2023-06-01"]])
book = own(["id", "opened"], ["a", datetime.date(2023, 6, 1)])
book["站点"]["B3"].number_format = "yyyy\"年\"m\"月\""
case("date-month.xlsx", book, values=[[A, "opened", "2023-06"]])
book = own(["id", "opened"], ["b", datetime.date(2022, 12, 1)])
case("month-made-a-day.xlsx", book, none=True, says=["2022-12"])
case("date-in-words.xlsx", own(["id", "checked.date"], ["a", "2023年6月1日"]), values=[[A, "checked.date", "2023-06-01"]])
case("date-with-points.xlsx", own(["id", "checked.date"], ["a", "2023.6.1"]), values=[[A, "checked.date", "2023-06-01"]])
case("date-that-is-none.xlsx", own(["id", "checked.date"], ["a", "2023-02-30"]), asks=[["站点", 3, "B", "2023年2月30日"]])
case("date-without-year.xlsx", own(["id", "checked.date"], ["a", "6月1日"]), asks=[["站点", 3, "B", "6月1日"]])

# Merged, hidden, filtered.
book = by_hand(changed(), changed(A=2, B="示例站乙", C=None), changed(A=3, B="示例站丙", C=None))
book.active.merge_cells("C2:C4")
case("merged-region.xlsx", book, values=[[NEW, "region", "城关镇（540102100）"],
                                         ["station:shilizhanyi", "region", "城关镇（540102100）"],
                                         ["station:shilizhanbing", "region", "城关镇（540102100）"]])
book = by_hand(changed(), changed(A=2, B="示例站乙", F=None))
book.active.merge_cells("F2:F3")
case("merged-phone.xlsx", book, asks=[["Sheet", 3, "F", "合并"]])
book = by_hand(changed(), title="某县社工站一览表")
book.active.merge_cells("A1:H1")
case("merged-title.xlsx", book, values=[[NEW, "name.zh", "示例站甲"]])
book = own(["id", "head.zh"], ["a", "甲"], ["b", "乙"])
book["站点"].row_dimensions[4].hidden = True
case("hidden-row.xlsx", book, values=[[A, "head.zh", "甲"], ["station:b", "head.zh", "乙"]], hidden=[4])
book = own(["id", "head.zh"], ["a", "甲"], ["b", "乙"])
book["站点"].auto_filter.ref = "A2:B4"
book["站点"].auto_filter.add_filter_column(0, ["a"])
book["站点"].row_dimensions[4].hidden = True
case("filtered-row.xlsx", book, values=[["station:b", "head.zh", "乙"]], hidden=[4])
book = own(["id", "head.zh"], ["a", "甲"])
book["站点"].column_dimensions["B"].hidden = True
case("hidden-column.xlsx", book, values=[[A, "head.zh", "甲"]])

# Formulas and errors.
book = own(["id", "head.zh"], ["a", '="示例"&"甲"'])
case("formula-without-result.xlsx", book, asks=[["站点", 3, "B", "没有它的结果"]])
case("formula.xlsx", patched(book, SHEET, r'<c r="B3"([^>]*)><f>(.*?)</f><v ?/?>(</v>)?', r'<c r="B3" t="str"><f>\2</f><v>示例甲</v>'),
     values=[[A, "head.zh", "示例甲"]], says=["公式"])
case("formula-error.xlsx", patched(book, SHEET, r'<c r="B3"([^>]*)><f>(.*?)</f><v ?/?>(</v>)?', r'<c r="B3" t="e"><f>\2</f><v>#REF!</v>'),
     asks=[["站点", 3, "B", "#REF!"]])
book = own(["id", "head.zh"], ["a", "#N/A"])
case("error.xlsx", book, asks=[["站点", 3, "B", "#N/A"]])
book = own(["id", "head.zh"], ["a", "=1+1"])
book["站点"]["B3"].data_type = "s"
case("text-like-a-formula.xlsx", book, values=[[A, "head.zh", "=1+1"]])
case("text-like-a-formula.csv", "id,head.zh\r\nid,head.zh\r\na,'=1+1\r\n".encode("utf-8-sig"), values=[[A, "head.zh", "=1+1"]])

# Texts.
case("carriage-return.xlsx", own(["id", "address.zh"], ["a", "甲路_x000D_\n乙号"]), values=[[A, "address.zh", "甲路\n乙号"]])
case("spaces.xlsx", own(["id", "head.zh", "phone"], [" a ", "  示例甲　", " 0899-6120001 "]),
     values=[[A, "head.zh", "示例甲"], [A, "phone", "0899-6120001"]])
case("full-width.xlsx", own(["id", "phone"], ["a", "０８９９－６１２０００１"]), values=[[A, "phone", "0899-6120001"]])
case("tibetan-digits.xlsx", own(["id", "phone"], ["a", "༠༨༩༩-༦༡༢༠༠༠༡"]), values=[[A, "phone", "0899-6120001"]])
case("tibetan-name.xlsx", by_hand(changed() + ["ས་ཚིགས།"], headings=HEADINGS + ["藏文名称"]), values=[[NEW, "name.bo", "ས་ཚིགས།"]])
case("tibetan-name-in-brackets.xlsx", by_hand(changed() + ["ས་ཚིགས།"], headings=HEADINGS + ["站点名称（藏文）"]),
     values=[[NEW, "name.bo", "ས་ཚིགས།"]])
book = own(["id", "address_public"], ["a", False])
case("boolean.xlsx", book, values=[[A, "address_public", "否"]])
book = by_hand(changed(B="示例站甲\n（新址）"))
book.active["B2"].alignment = Alignment(wrap_text=True)
case("line-feed-in-name.xlsx", book, values=[["station:shilizhanjiaxinzhi", "phone", "0899-6120001"]])

# References.
case("unknown-region.xlsx", by_hand(changed(C="城关真")), asks=[["Sheet", 2, "C", "城关真"]])
case("two-regions.xlsx", by_hand(changed(C="东镇")), asks=[["Sheet", 2, "C", "有几个"]])
case("unknown-service.xlsx", own(["id", "services"], ["a", "助餐、没有这项"]), asks=[["站点", 3, "B", "没有这项"]])
case("service-by-name.xlsx", own(["id", "services"], ["a", "助餐；探访"]), values=[[A, "services", "助餐（meal）、探访（visit）"]])
case("unknown-status.xlsx", own(["id", "status"], ["a", "还行"]), asks=[["站点", 3, "B", "可以填"]])
case("unknown-operator.xlsx", own(["id", "operator"], ["a", "某某中心"]), asks=[["站点", 3, "B", "某某中心"]])
case("unknown-parent.xlsx", own(["id", "parent"], ["a", "b2"]), asks=[["站点", 3, "B", "b2"]])
case("moved-item.xlsx", own(["id", "^category"], ["meal", "养老"], name="服务事项"), none=True)
case("moved-item-elsewhere.xlsx", own(["id", "^category"], ["meal", "别处"], name="服务事项"), asks=[["服务事项", 3, "B", "不能在表里"]])

# Telephones and hours.
case("mobile.xlsx", by_hand(changed(F="13800000000")), asks=[["Sheet", 2, "F", "手机"]])
case("mobile-public.xlsx", by_hand(changed(F="13800000000（公开）")), values=[[NEW, "phone", "13800000000"]])
case("no-area-code.xlsx", by_hand(changed(F="6120001")), asks=[["Sheet", 2, "F", "没有区号"]])
case("letters-in-phone.xlsx", by_hand(changed(F="0899-612OOO1")), asks=[["Sheet", 2, "F", "看起来像数字"]])
case("covered-phone.xlsx", by_hand(changed(F="0899-612****")), asks=[["Sheet", 2, "F", "符号盖住"]])
case("several-phones.xlsx", by_hand(changed(F="0899-6120001、0899-6120002")), values=[[NEW, "phone", "0899-6120001、0899-6120002"]])
case("hours-all-day.xlsx", by_hand(changed(G="全天")), asks=[["Sheet", 2, "G", "几点到几点"]])
case("hours-seasons.xlsx", by_hand(changed(G="夏季 9:00-18:00，冬季 9:30-17:30")), asks=[["Sheet", 2, "G", "几月几日"]])
case("hours-without-days.xlsx", by_hand(changed(G="9:00-18:00")), asks=[["Sheet", 2, "G", "星期几"]])
case("hours-in-words.xlsx", by_hand(changed(G="周一至周五上午9点到12点半，下午3点至6点")),
     values=[[NEW, "hours", "周一至周五 09:00—12:30；15:00—18:00"]])
case("hours-backwards.xlsx", own(["id", "hours"], ["a", "周一至周五 18:00—09:00"]), asks=[["站点", 3, "B", "不晚于开门"]])
case("hours-overlap.xlsx", own(["id", "hours"], ["a", "周一至周五 09:00—12:00；11:00—18:00"]), asks=[["站点", 3, "B", "重叠"]])

# Rows and ids.
case("one-id-twice.xlsx", own(["id", "head.zh"], ["a", "甲"], ["b", "丙"], ["a", "乙"]),
     asks=[["站点", 3, "A", "第 5 行"], ["站点", 5, "A", "第 3 行"]])
case("id-that-is-none.xlsx", own(["id", "name.zh", "level"], ["Ga Ma", "示例站", "乡镇站"]), asks=[["站点", 3, "A", "Ga Ma"]])
case("id-changed.xlsx", own(["id", "name.zh", "level"], ["a2", "甲站", "乡镇站"]), asks=[["站点", 3, "A", "不能在表里改"]])
case("stroke-for-nothing.xlsx", by_hand(changed(B="甲站", C="/", E="无", F="—", G="暂无")), values=[[A, "head.zh", "示例甲"]])
case("new-service.xlsx", own(["id", "^category", "name.zh", "fee.zh"], [None, "养老", "理发", "免费"], name="服务事项"),
     values=[["service:lifa", "fee.zh", "免费"]])
case("new-service-without-category.xlsx", own(["id", "^category", "name.zh"], [None, None, "理发"], name="服务事项"),
     asks=[["服务事项", 3, "B", "服务类别"]])
case("new-figures.xlsx", own(["id", "^figures", "region", "cases"], [None, "h1", "乙区", 12], name="统计数值"),
     values=[["statistics:", "cases", "12"]])
case("new-region.xlsx", own(["code", "name.zh", "name.bo"], ["540102102", "西镇", "ནུབ།"], name="行政区划"),
     values=[["region:540102102", "name.bo", "ནུབ།"]])
case("new-notice.xlsx", own(["id", "title.zh", "date", "category"], [None, "关于放假的通知", "2026-11-20", "通知"], name="通知公告"),
     values=[["notice:guanyufangjiadetongzhi", "title.zh", "关于放假的通知"]], says=["草稿"])
case("new-operator.xlsx", own(["id", "name.zh", "credit_code"], [None, "另一中心", "52540100MJ0000000F"], name="承接机构"),
     values=[["operator:lingyizhongxin", "credit_code", "52540100MJ0000000F"]])
case("no-name.xlsx", own(["id", "name.zh", "level", "phone"], [None, None, "乡镇站", "0899-6120001"]), asks=[["站点", 3, "B", "没有"]])
case("no-level.xlsx", own(["id", "name.zh"], [None, "示例站甲"]), asks=[["站点", 3, None, "缺少“级别”"]])
case("one-name-twice.xlsx", by_hand(changed(), changed(A=2)), asks=[["Sheet", 3, "B", "第 2 行"]])
case("known-name.xlsx", by_hand(changed(B="甲站", C=None, E=None, G=None)), values=[[A, "phone", "0899-6120001"]])
case("required-cleared.xlsx", own(["id", "name.zh"], ["a", "清空"]), asks=[["站点", 3, "B", "必填"]])
case("cleared.xlsx", own(["id", "opened"], ["b", "清空"]), values=[["station:b", "opened", None]])
case("sums-and-remarks.xlsx", by_hand(changed(), ["合计", 1], ["注：数据截至6月"], HEADINGS), values=[[NEW, "name.zh", "示例站甲"]])
case("withdrawn-without-reason.xlsx", own(["id", "操作", "原因"], ["a", "撤销", None]), asks=[["站点", 3, "C", "原因"]])
case("other-action.xlsx", own(["id", "操作"], ["a", "删除"]), asks=[["站点", 3, "B", "撤销"]])

# Other fields.
case("email.xlsx", own(["id", "email"], ["a", "a(at)example.cn"]), asks=[["站点", 3, "B", "a(at)example.cn"]])
case("credit-code.xlsx", own(["id", "credit_code"], ["kenna", "52510400MJ0000000K"], name="承接机构"), asks=[["承接机构", 3, "B", ""]])
case("project-without-name.xlsx", own(["id", "projects"], ["kenna", "金额：40000"], name="承接机构"), asks=[["承接机构", 3, "B", "项目名称"]])
case("latitude.xlsx", own(["id", "location.lat", "location.lon"], ["a", 29.65, 91.13]),
     values=[[A, "location.lat", "29.65"], [A, "location.lon", "91.13"]])
case("money.xlsx", own(["id", "contract.amount"], ["a", "40,000元"]), values=[[A, "contract.amount", "40000"]])

# Sheets.
case("nothing.xlsx", openpyxl.Workbook(), asks=[["Sheet", None, None, "没有能读的表"]])
case("no-headings.xlsx", by_hand(headings=["甲", "乙", "丙"]), asks=[["Sheet", None, None, "没有能读的表"]])
case("other-sheet.xlsx", own(["id", "head.zh"], ["a", "甲"], name="别的名字"), values=[[A, "head.zh", "甲"]])
book = own(["id", "head.zh"], ["a", "甲"])
book["站点"].delete_rows(1)
book = own(["id", "head.zh"], ["a", "甲"], headings=["编号", "站长（汉）"])
book["站点"].move_range("A2:B2", rows=2)
book["站点"]["A2"], book["站点"]["B2"] = "b", "乙"
case("paths-sorted-away.xlsx", book, values=[[A, "head.zh", "甲"], ["station:b", "head.zh", "乙"]])
book = own(["id", "head.zh"], ["a", "甲"], headings=["编号", "站长（汉）"])
book["站点"].insert_rows(1)
book["站点"]["A1"] = "2026年下半年"
case("title-above-our-heading.xlsx", book, values=[[A, "head.zh", "甲"]])
case("heading-row-gone.xlsx", book, values=[[A, "head.zh", "甲"]])
book = own(["id", "head.zh"], ["a", "甲"])
book.create_sheet("食堂菜单").append(["周一", "面条"])
case("sheet-of-something-else.xlsx", book, values=[[A, "head.zh", "甲"]], says=["看不出这张表"])
case("column-of-something-else.xlsx", own(["id", "head.zh", "食堂"], ["a", "甲", "有"]), values=[[A, "head.zh", "甲"]], says=["食堂"])
case("two-headings-of-one-field.xlsx", by_hand(changed() + ["0899-6120009"], headings=HEADINGS + ["办公电话"]),
     values=[[NEW, "phone", "0899-6120001、0899-6120009"]], says=["办公电话"])

# Files.
TEXT = "id,head.zh\r\nid,head.zh\r\na,示例甲\r\n"
case("gbk.csv", TEXT.encode("gbk"), values=[[A, "head.zh", "示例甲"]], says=["GBK"])
case("utf-16le.csv", b"\xff\xfe" + TEXT.replace(",", "\t").encode("utf-16-le"), values=[[A, "head.zh", "示例甲"]], says=["UTF-16"])
case("utf-16be.csv", b"\xfe\xff" + TEXT.encode("utf-16-be"), values=[[A, "head.zh", "示例甲"]], says=["UTF-16"])
case("semicolon.csv", TEXT.replace(",", ";").encode("utf-8-sig"), values=[[A, "head.zh", "示例甲"]], says=["分号"])
case("tab.csv", TEXT.replace(",", "\t").encode(), values=[[A, "head.zh", "示例甲"]])
case("without-bom.csv", TEXT.encode(), values=[[A, "head.zh", "示例甲"]])
case("line-feeds-alone.csv", TEXT.replace("\r\n", "\n").encode(), values=[[A, "head.zh", "示例甲"]])
case("quoted-line-feed.csv", 'id,address.zh\r\nid,address.zh\r\na,"甲路\n乙号"\r\n'.encode(), values=[[A, "address.zh", "甲路\n乙号"]])
case("open-quote.csv", 'id,head.zh\r\nid,head.zh\r\na,"示例甲\r\n'.encode(), values=[[A, "head.zh", "示例甲"]])
case("broken-utf-8.csv", b"id,head.zh\r\nid,head.zh\r\na,\xe7\xff\xff\xfe\r\n", refused="坏了")
case("workbook.csv", (OUT / "date.xlsx").read_bytes(), refused="扩展名改成 .xlsx")
case("text.xlsx", TEXT.encode(), refused="不是 Excel 文件")
case("half.xlsx", (OUT / "date.xlsx").read_bytes()[:2000], refused="坏了")
case("empty.xlsx", b"", refused="不是 Excel 文件")
buffer = io.BytesIO()
with zipfile.ZipFile(buffer, "w") as archive:
    archive.writestr(zipfile.ZipInfo("hello.txt"), "hello")
case("other-archive.xlsx", buffer.getvalue(), refused="坏了")
case("not-xml.xlsx", patched(own(["id", "head.zh"], ["a", "甲"]), SHEET, r"<sheetData>", "<sheetData><row><c r='A1'"), refused="坏了")
case("page.xls", b"<html><table><tr><td>id</td></tr></table></html>", refused="不是 Excel 文件")
case("garbage.xls", bytes([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) + bytes(600), refused="坏了")
case("locked.xlsx", bytes([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) + bytes(600) + "EncryptedPackage".encode("utf-16-le"), refused="密码")
case("wps.et", b"anything", refused=".et")
case("apple.numbers", b"PK\x03\x04", refused="另存为 .xlsx")
case("picture.png", b"\x89PNG", refused="看不出这是什么文件")
old = xlwt.Workbook()
sheet = old.add_sheet("站点")
for row, cells in enumerate([["id", "head.zh", "opened", "phone"]] * 2 + [["a", "示例甲", None, 8996120006]]):
    for column, text in enumerate(cells):
        if text is not None:
            sheet.write(row, column, text)
style = xlwt.easyxf(num_format_str="yyyy-mm-dd")
sheet.write(2, 2, datetime.date(2023, 6, 1), style)
buffer = io.BytesIO()
old.save(buffer)
case("old.xls", buffer.getvalue(),
     values=[[A, "head.zh", "示例甲"], [A, "opened", "2023-06-01"], [A, "phone", "0899-6120006"]])
case("new-named-old.xls", (OUT / "date.xlsx").read_bytes(), values=[[A, "opened", "2023-06-01"]])

# Twelve stations as a bureau had them (by_hand.rs).
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "Sheet1"
sheet.append(["某县社工站基本情况一览表"])
sheet.merge_cells("A1:I1")
sheet.append(["填报单位：某县民政局"])
sheet.merge_cells("A2:I2")
sheet.append(["序号", "社工站名称", "所属乡镇（街道）", "详细地址", "联系方式", None, "服务时间", "站长", "备注"])
sheet.append([None, None, None, None, "联系电话", "电子邮箱", None, None, None])
sheet.merge_cells("E3:F3")
for letter in "ABCDGHI":
    sheet.merge_cells(f"{letter}3:{letter}4")
for number, row in enumerate([
    ("子乡社工站", "城关镇", "示例路1号", 8996120001, None, "周一至周五 9:00-12:30，15:30-18:00", "示例甲"),
    ("丑乡社工站", "城关镇", "示例路2号", "0899-6120002", None, "周一至周五9:30-13:00；15:00-17:30", "示例乙"),
    ("寅乡社工站", "城关镇", "示例路3号", "0899-6120003", "a@example.cn", "全天", "示例丙"),
    ("卯乡社工站", "城关镇", "示例路4号", 13800000000, None, "工作日 9:30-18:00", "示例丁"),
    ("辰乡社工站", "城关镇", "示例路5号", "6120005", None, "夏季9:00-18:00 冬季9:30-17:30", "示例戊"),
    ("巳乡社工站", "城关镇", "示例路6号", 8996120006, None, "9:00-18:00", "示例己"),
    ("午乡社工站", "城关镇", "示例路7号", "0899-6120007 ", None, "每天9:00-18:00", " 示例庚 "),
    ("未乡社工站", "城关镇", "示例路8号", "(0899)6120008", None, "周一至周日 9:00-18:00", "示例辛"),
    ("申乡社工站", "城关镇", "示例路9号", "0899-6120009", None, "星期一至星期五 09：30—13：00", "示例壬"),
    ("酉乡社工站", "城关镇", "示例路10号", "0899-6120010、0899-6120011", None, "周一、三、五 9:00-12:00", "示例癸"),
    ("戌乡社工站", "城关镇", "示例路11号", 8996120011, None, "周一至周五 9:00-12:00", "示例子"),
    ("亥乡社工站", "某某镇", "示例路12号", "0899-6120012", None, "周一至周五 9:00-12:00", "示例丑"),
], 1):
    sheet.append([number, *row])
sheet.append(["合计", 12])
case("twelve.xlsx", book)
del CASES["twelve.xlsx"]

pathlib.Path("expected.json").write_text(json.dumps(CASES, ensure_ascii=False, indent=1) + "\n")
print(len(CASES), "cases")
