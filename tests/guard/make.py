"""Files with a made-up ID number, a telephone or a position in every place where one can hide, and files with none.

Run with Python 3 (its own library is enough) to renew `attachments/` and `innocent/`; with openpyxl, python-docx and reportlab
installed, the files that those libraries write are renewed too. tests/suite/guard reads them.
"""
import io, os, struct, zlib, base64, zipfile, sys
HERE=os.path.dirname(os.path.abspath(__file__)); OUT=HERE+'/attachments'; os.makedirs(OUT,exist_ok=True)
for f in os.listdir(OUT):
    if not f.startswith('lib-'): os.remove(OUT+'/'+f)
ID='11010519491231002X'; M='13912345678'
def w(n,b):
    if isinstance(b,str): b=b.encode()
    open(OUT+'/'+n,'wb').write(b)
t=f'姓名,身份证\n王某,{ID}\n'
for enc in 'utf-16-le utf-16-be utf-32-le utf-32-be utf-16 utf-32 gb18030'.split():
    w(f'enc-{enc}.txt', t.encode(enc))
w('sci.csv','姓名,身份证号\n王某,4.6E+17\n'); w('sci2.csv','\ufeff姓名,身份证号\n王某,1.10105E+17\n')
w('cells.csv','\ufeff姓名,身份证\n王某,'+','.join(ID)+'\n')
w('quoted.csv','\ufeff姓名,身份证\n王某,"110105","19491231","002X"\n')
# office
def z(n,parts,comment=b'',pre=b'',post=b''):
    b=io.BytesIO()
    with zipfile.ZipFile(b,'w',zipfile.ZIP_DEFLATED) as f:
        # A fixed date, so that the same script gives the same bytes.
        for k,v in parts.items(): f.writestr(zipfile.ZipInfo(k,(1980,1,1,0,0,0)),v,zipfile.ZIP_DEFLATED)
        f.comment=comment
    w(n,pre+b.getvalue()+post)
W='<w:document xmlns:w="w"><w:body>%s</w:body></w:document>'
def docx(n,body,extra={},**k):
    p={'[Content_Types].xml':'<Types/>','word/document.xml':W%body}; p.update(extra); z(n,p,**k)
P=lambda t:'<w:p><w:r><w:t>%s</w:t></w:r></w:p>'%t
docx('d-plain.docx',P(ID))
docx('d-cells.docx','<w:tbl><w:tr>'+''.join('<w:tc>%s</w:tc>'%P(c) for c in ID)+'</w:tr></w:tbl>')
docx('d-2cells.docx','<w:tbl><w:tr><w:tc>%s</w:tc><w:tc>%s</w:tc></w:tr></w:tbl>'%(P(ID[:6]),P(ID[6:])))
docx('d-rows.docx','<w:tbl>'+''.join('<w:tr><w:tc>%s</w:tc></w:tr>'%P(c) for c in (ID[:6],ID[6:14],ID[14:]))+'</w:tbl>')
docx('d-mobcells.docx','<w:tbl><w:tr><w:tc>%s</w:tc>'%P('联系电话')+''.join('<w:tc>%s</w:tc>'%P(c) for c in M)+'</w:tr></w:tbl>')
docx('d-field.docx',f'<w:fldSimple w:instr="QUOTE {ID}"/>')
docx('d-instr.docx','<w:r><w:instrText>QUOTE 110105</w:instrText></w:r><w:r><w:instrText>19491231002X</w:instrText></w:r>')
docx('d-sdt.docx',f'<w:sdt><w:sdtPr><w:alias w:val="{ID}"/><w:tag w:val="{ID}"/></w:sdtPr></w:sdt>')
docx('d-list.docx',f'<w:listItem w:displayText="a" w:value="{ID}"/>')
docx('d-ff.docx',f'<w:ffData><w:textInput><w:default w:val="{ID}"/></w:textInput></w:ffData>')
docx('d-tip.docx',f'<w:hyperlink w:tooltip="{ID}"/>')
docx('d-shape.docx',f'<wp:docPr id="1" name="{ID}"/>')
docx('d-core.docx',P('x'*40),{'docProps/core.xml':f'<cp:coreProperties><dc:subject>{ID}</dc:subject></cp:coreProperties>'})
docx('d-custom.docx',P('x'*40),{'docProps/custom.xml':f'<Properties><property name="{M}"><vt:lpwstr>{ID}</vt:lpwstr></property></Properties>'})
docx('d-comment.docx',P('x'*40),{'word/comments.xml':'<w:comments><w:comment>'+P(ID)+'</w:comment></w:comments>'})
docx('d-num.docx',P('x'),{'word/numbering.xml':f'<w:numbering><w:lvlText w:val="{ID}"/></w:numbering>'})
docx('d-alt-html.docx','<w:altChunk/>',{'word/a.html':f'<p>110105<b>19491231</b>002X'})
docx('d-alt-mht.docx','<w:altChunk/>',{'word/a.mht':'MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n'+base64.b64encode(f'<p>{ID}</p>'.encode()).decode()+'\n'})
docx('d-alt-qp.docx','<w:altChunk/>',{'word/a.mht':'MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n'+''.join('=%02X'%ord(c) for c in ID)+'\n'})
docx('d-alt-rtf.docx','<w:altChunk/>',{'word/a.rtf':'{\\rtf1 '+''.join("\\'%02x"%ord(c) for c in ID)+'}'})
docx('d-utf16.docx','',{'word/document.xml':('<?xml version="1.0" encoding="UTF-16"?>'+W%P(ID)).encode('utf-16')})
docx('d-media.docx',P('x'),{'word/media/a.txt':ID})
docx('d-acomment.docx',P('正文'*20),comment=ID.encode())
docx('d-pre.docx',P('正文'*20),pre=ID.encode()+b'\n'); docx('d-post.docx',P('正文'*20),post=b'\n'+ID.encode())
docx('d-nextelem.docx',P(ID)+'<w:x>123</w:x>')
docx('d-afternum.docx','<w:p><w:r><w:t>%s</w:t></w:r></w:p><wp:posOffset>123</wp:posOffset>'%ID)
docx('d-split-par.docx',P(ID[:6])+P(ID[6:14])+P(ID[14:]))
docx('d-cdata.docx','<w:p><w:r><w:t><![CDATA[%s]]></w:t></w:r></w:p>'%ID)
docx('d-xmlcomment.docx',P('正文'*20)+f'<!-- {ID} -->')
docx('d-entity.docx',P(''.join('&#%d;'%ord(c) for c in ID)))
docx('d-sym.docx','<w:p><w:r>'+''.join('<w:sym w:font="W" w:char="F0%02X"/>'%ord(c) for c in ID)+'</w:r></w:p>')
def xlsx(n,sheet,shared='',extra={}):
    p={'[Content_Types].xml':'<Types/>','xl/workbook.xml':'<workbook><sheets><sheet name="甲"/></sheets></workbook>','xl/worksheets/sheet1.xml':'<worksheet><sheetData>%s</sheetData></worksheet>'%sheet,'xl/sharedStrings.xml':'<sst>%s</sst>'%shared}; p.update(extra); z(n,p)
si=lambda s:'<si><t>%s</t></si>'%s
u=sorted(set(ID))
xlsx('x-digits-shared.xlsx','<row>'+''.join('<c t="s"><v>%d</v></c>'%u.index(c) for c in ID)+'</row>',''.join(si(c) for c in u))
xlsx('x-digits-num.xlsx','<row>'+''.join('<c><v>%s</v></c>'%c for c in ID[:-1])+'<c t="inlineStr"><is><t>X</t></is></c></row>')
xlsx('x-2cells.xlsx','<row><c><v>110105</v></c><c t="s"><v>0</v></c></row>',si(ID[6:]))
xlsx('x-sheetname.xlsx','','',{'xl/workbook.xml':f'<workbook><sheets><sheet name="{ID}"/></sheets></workbook>'})
xlsx('x-fmt.xlsx','','',{'xl/styles.xml':f'<styleSheet><numFmt formatCode="&quot;{ID}&quot;"/></styleSheet>'})
xlsx('x-prompt.xlsx',f'</sheetData><dataValidation prompt="{ID}"/><sheetData>')
xlsx('x-filter.xlsx',f'</sheetData><filter val="{ID}"/><sheetData>')
xlsx('x-formula.xlsx','<row><c><f>"110105"&amp;"19491231"&amp;"002X"</f></c></row>')
xlsx('x-concat.xlsx','<row><c><f>CONCATENATE("110105","19491231","002X")</f></c></row>')
xlsx('x-sci.xlsx','<row><c t="s"><v>0</v></c></row><row><c><v>1.10105194912310E+17</v></c></row>',si('身份证号'))
xlsx('x-dd.xlsx',f'</sheetData><dataValidation><formula1>"甲,{ID}"</formula1></dataValidation><sheetData>')
b=io.BytesIO()
with zipfile.ZipFile(b,'w') as f: 
    for k,v in (('[Content_Types].xml','<Types/>'),('xl/sharedStrings.xml','<sst><si><t>%s</t></si></sst>'%ID)): f.writestr(zipfile.ZipInfo(k,(1980,1,1,0,0,0)),v)
docx('d-embxlsx.docx',P('x'),{'word/embeddings/a.xlsx':b.getvalue()})
docx('d-ole.docx',P('x'),{'word/embeddings/oleObject1.bin':b'\xD0\xCF\x11\xE0'+b'\0'*64+ID.encode('utf-16-le')})
z('o-ods-repeat.ods',{'mimetype':'application/vnd.oasis.opendocument.spreadsheet','content.xml':'<office:document-content><table:table-row>'+''.join('<table:table-cell%s><text:p>%s</text:p></table:table-cell>'%((' table:number-columns-repeated="2"' ,c[0]) if len(c)==2 else ('',c)) for c in ['11','0','1','0','5','1','9','4','9','1','2','3','1','00','2','X'])+'</table:table-row></office:document-content>'})
z('o-odt.odt',{'mimetype':'application/vnd.oasis.opendocument.text','content.xml':f'<office:document-content><text:p>110105<text:span>1949</text:span><text:span>1231002X</text:span></text:p></office:document-content>'})
z('o-ofd.ofd',{'OFD.xml':'<ofd:OFD/>','Doc_0/Pages/Page_0/Content.xml':'<ofd:Page>'+''.join('<ofd:TextObject Boundary="13 9 12 34"><ofd:TextCode X="0" Y="1">%s</ofd:TextCode></ofd:TextObject>'%c for c in ID)+'</ofd:Page>'})
z('o-ofdatt.ofd',{'OFD.xml':'<ofd:OFD/>','Doc_0/Pages/Page_0/Content.xml':'<ofd:Page><ofd:TextCode>正文</ofd:TextCode></ofd:Page>','Doc_0/Attachs/a.txt':ID})
z('o-ofdimg.ofd',{'OFD.xml':'<ofd:OFD/>','Doc_0/Pages/Page_0/Content.xml':'<ofd:Page><ofd:ImageObject/></ofd:Page>','Doc_0/Res/a.png':b'\x89PNG\r\n\x1a\n'})
z('zip.zip',{'a.txt':ID}); z('zipin.zip',{'b.docx':open(OUT+'/d-plain.docx','rb').read()}); z('zipname.zip',{ID+'.txt':'x'})
z('p.pptx',{'[Content_Types].xml':'<Types/>','ppt/slides/slide1.xml':f'<p:sld><a:p><a:r><a:t>110105</a:t></a:r><a:r><a:t>19491231002X</a:t></a:r></a:p></p:sld>','ppt/notesSlides/n.xml':'<a:p/>'})
w('vba.docm',open(OUT+'/d-plain.docx','rb').read())
# neighbours of the kinds above
xlsx('x-define.xlsx','','',{'xl/workbook.xml':f'<workbook><definedNames><definedName name="a">"{ID}"</definedName></definedNames></workbook>'})
xlsx('x-header.xlsx',f'</sheetData><headerFooter><oddHeader>&amp;C{ID}</oddHeader></headerFooter><sheetData>')
xlsx('x-hidden.xlsx','<row hidden="1"><c t="inlineStr"><is><t>110105</t></is></c><c t="inlineStr"><is><t>19491231002X</t></is></c></row>')
xlsx('x-link.xlsx','','',{'xl/worksheets/_rels/sheet1.xml.rels':f'<Relationships><Relationship Target="https://a.example.cn/?q={M}"/></Relationships>'})
xlsx('x-pivot.xlsx','','',{'xl/pivotCache/pivotCacheRecords1.xml':f'<r><s v="{ID}"/></r>'})
xlsx('x-mob.xlsx','<row><c t="s"><v>0</v></c>'+''.join('<c><v>%s</v></c>'%c for c in M)+'</row>',si('联系电话'))
docx('d-header.docx',P('正文'*20),{'word/header1.xml':'<w:hdr>'+P(ID)+'</w:hdr>'})
docx('d-foot.docx',P('正文'*20),{'word/footnotes.xml':'<w:footnotes>'+P('110105')+P('19491231')+P('002X')+'</w:footnotes>'})
docx('d-del.docx','<w:del><w:r><w:delText>110105</w:delText></w:r><w:r><w:delText>19491231002X</w:delText></w:r></w:del>')
docx('d-box.docx','<w:txbxContent>'+P('110105')+'</w:txbxContent><w:txbxContent>'+P('19491231002X')+'</w:txbxContent>')
docx('d-chart.docx',P('正文'*20),{'word/charts/chart1.xml':f'<c:chart><c:v>{ID}</c:v></c:chart>'})
docx('d-vars.docx',P('正文'*20),{'word/settings.xml':f'<w:settings><w:docVar w:name="a" w:val="{ID}"/></w:settings>'})
docx('d-people.docx',P('正文'*20),{'word/people.xml':f'<w15:people><w15:person w15:author="{M}"/></w15:people>'})
docx('d-xmldata.docx',P('正文'*20),{'customXml/item1.xml':f'<a><b>{ID}</b></a>'})
docx('d-embdocx.docx',P('正文'*20),{'word/embeddings/b.docx':open(OUT+'/d-cells.docx','rb').read()})
docx('d-tibetan.docx','<w:tbl><w:tr>'+''.join('<w:tc>%s</w:tc>'%P(chr(0xF20+int(c)) if c.isdigit() else c) for c in ID)+'</w:tr></w:tbl>')
z('o-odp.odp',{'mimetype':'application/vnd.oasis.opendocument.presentation','content.xml':f'<a><draw:frame draw:name="{ID}"/></a>'})
z('o-meta.odt',{'mimetype':'application/vnd.oasis.opendocument.text','content.xml':'<a/>','meta.xml':f'<office:meta><meta:user-defined>{ID}</meta:user-defined></office:meta>'})
z('zipzip.zip',{'a.zip':open(OUT+'/zip.zip','rb').read()})
# rtf
w('r-hex.rtf','{\\rtf1\\ansi '+''.join("\\'%02x"%ord(c) for c in ID)+'}')
w('r-u.rtf','{\\rtf1\\ansi '+''.join("\\u%d?"%ord(c) for c in ID)+'}')
w('r-runs.rtf','{\\rtf1 {\\b 110105}{\\i\\f0 19491231}{\\cf1 002X}}')
w('r-cells.rtf','{\\rtf1 '+''.join(c+'\\cell ' for c in ID)+'\\row}')
w('r-info.rtf','{\\rtf1{\\info{\\title 110105}{\\author %s}}x}'%ID)
w('r-comment.rtf','{\\rtf1 x{\\*\\annotation %s}}'%ID)
w('r-obj.rtf','{\\rtf1 {\\object{\\*\\objdata '+(b'12345678 '+ID.encode()+b' 000').hex()+'}}}')
w('r-doc.doc','{\\rtf1 {\\b 110105}{\\i 19491231002X}}')
w('h-doc.doc',f'<html><p>110105<b>19491231002X</b></html>')
# svg/html/mail
w('s-text.svg',f'<svg xmlns="http://www.w3.org/2000/svg"><text>{ID}</text></svg>')
w('s-tspan.svg','<svg><text>'+''.join(f'<tspan x="{i}">{c}</tspan>' for i,c in enumerate(ID))+'</text></svg>')
w('s-texts.svg','<svg>'+''.join(f'<text x="{i}">{c}</text>' for i,c in enumerate(ID))+'</svg>')
w('s-b64.svg','<svg><image href="data:text/plain;base64,'+base64.b64encode(ID.encode()).decode()+'"/></svg>')
w('s-desc.svg',f'<svg><desc>{ID}</desc></svg>'); w('s-attr.svg',f'<svg><g id="a" aria-label="{ID}"/></svg>')
w('s-script.svg','<svg><script>1</script></svg>'); w('s-on.svg','<svg onload="a()"/>')
w('m.vcf','BEGIN:VCARD\nNOTE;ENCODING=QUOTED-PRINTABLE:'+''.join('=%02X'%ord(c) for c in ID)+'\nEND:VCARD')
w('m64.vcf','BEGIN:VCARD\nNOTE;ENCODING=BASE64:'+base64.b64encode(ID.encode()).decode()+'\nEND:VCARD')
w('j.json','{"a":"\\u0031\\u0031010519491231002X"}'); w('j2.json','["'+'","'.join(ID)+'"]')
# pictures
def seg(m,d): return bytes([0xFF,m])+struct.pack('>H',len(d)+2)+d
def jpg(*s): return b'\xFF\xD8'+b''.join(s)+seg(0xDA,b'\0')+b'\x12\x34\xFF\xD9'
def tiff(tag,data,typ=2,cnt=None):
    return b'II*\0\x08\0\0\0'+struct.pack('<HHHII',1,tag,typ,cnt or len(data),26)+b'\0\0\0\0'+data
ex=lambda t:seg(0xE1,b'Exif\0\0'+t)
w('i-desc.jpg',jpg(ex(tiff(0x10e,ID.encode()+b'\0'))))
w('i-xp.jpg',jpg(ex(tiff(0x9c9c,ID.encode('utf-16-le')+b'\0\0',1))))
w('i-com.jpg',jpg(seg(0xFE,ID.encode())))
w('i-iptc.jpg',jpg(seg(0xED,b'Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x17\x1c\x02\x78\0\x12'+ID.encode())))
w('i-xmp.jpg',jpg(seg(0xE1,b'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><dc:description>'+ID.encode()+b'</dc:description></x:xmpmeta>')))
w('i-xmppos.jpg',jpg(seg(0xE1,b'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><exif:GPSLatitude>29,39N</exif:GPSLatitude></x:xmpmeta>')))
gps=b'II*\0\x08\0\0\0'+struct.pack('<HHHII',1,0x8825,4,1,26)+b'\0\0\0\0'+struct.pack('<HHHII',1,2,5,3,44)+b'\0\0\0\0'+struct.pack('<6I',29,1,39,1,0,1)
for n in ('g.jpg','g.JPG','g.jfif','g.jpeg'): w('i-'+n,jpg(ex(gps)))
w('i-broken.jpg',jpg(ex(b'II*\0\xff\xff\0\0')))
w('i-trail.jpg',jpg()+ID.encode()); w('i-intx.jpg',jpg(ex(tiff(0x9286,b'UNICODE\0'+ID.encode('utf-16-le'),7))))
def ch(k,d): return struct.pack('>I',len(d))+k+d+struct.pack('>I',zlib.crc32(k+d))
def png(*c): return b'\x89PNG\r\n\x1a\n'+ch(b'IHDR',struct.pack('>IIBBBBB',1,1,8,0,0,0,0))+b''.join(c)+ch(b'IDAT',zlib.compress(b'\0\0'))+ch(b'IEND',b'')
w('i-text.png',png(ch(b'tEXt',b'Comment\0'+ID.encode()))); w('i-ztxt.png',png(ch(b'zTXt',b'Comment\0\0'+zlib.compress(ID.encode()))))
w('i-itxt.png',png(ch(b'iTXt',b'Comment\0\0\0\0\0'+ID.encode()))); w('i-itxtz.png',png(ch(b'iTXt',b'Comment\0\1\0zh\0c\0'+zlib.compress(ID.encode()))))
w('i-exif.png',png(ch(b'eXIf',gps))); w('i-trail.png',png()+ID.encode())
w('i-rawprofile.png',png(ch(b'zTXt',b'Raw profile type exif\0\0'+zlib.compress(b'\nexif\n      %d\n'%len(gps)+(b'Exif\0\0'+gps).hex().encode()+b'\n'))))
w('i-c.gif',b'GIF89a\1\0\1\0\0\0\0!\xFE\x12'+ID.encode()+b'\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;')

docx('d-pic.docx',P('正文'*30),{'word/media/image1.jpeg':jpg(ex(gps))})
docx('d-picid.docx',P('正文'*30),{'word/media/image1.png':png(ch(b'tEXt',b'Comment\0'+ID.encode()))})
def riff(*c):
    d=b''.join(k+struct.pack('<I',len(v))+v+(b'\0' if len(v)%2 else b'') for k,v in c); return b'RIFF'+struct.pack('<I',len(d)+4)+b'WEBP'+d
w('i-exif.webp',riff((b'VP8X',b'\0'*10),(b'EXIF',gps)))
# pdf by hand
def pdf(objs,extra='',tail=b''):
    out=b'%PDF-1.4\n'+extra.encode()+b''; pl=[]
    for i,o in enumerate(objs):
        pl.append(len(out)); out+=b'%d 0 obj\n'%(i+1)+(o if isinstance(o,bytes) else o.encode())+b'\nendobj\n'
    x=len(out); out+=b'xref\n0 %d\n0000000000 65535 f \n'%(len(objs)+1)+b''.join(b'%010d 00000 n \n'%p for p in pl)
    return out,x
def pdff(n,content='BT /F1 12 Tf 72 700 Td (Report about many things in the year 2026 and more) Tj ET',cat='',page='',objs=[],trailer='',extra='',tail=b''):
    s=lambda c:'<< /Length %d >>\nstream\n%s\nendstream'%(len(c),c)
    o=['<< /Type /Catalog /Pages 2 0 R %s >>'%cat,'<< /Type /Pages /Kids [3 0 R] /Count 1 >>','<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X1 6 0 R >> >> %s >>'%page,s(content),'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>']+objs
    out,x=pdf(o,extra); w(n,out+b'trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n'%(len(o)+1,trailer.encode(),x)+tail)
st=lambda d,c:'<< %s /Length %d >>\nstream\n%s\nendstream'%(d,len(c),c)
pdff('f-plain.pdf',f'BT /F1 12 Tf 72 700 Td ({ID}) Tj ET')
pdff('f-info.pdf',objs=[f'<< /Title ({ID}) >>'],trailer='/Info 6 0 R')
pdff('f-info16.pdf',objs=['<< /Title <FEFF'+ID.encode('utf-16-be').hex()+'> >>'],trailer='/Info 6 0 R')
pdff('f-xmp.pdf',cat='/Metadata 6 0 R',objs=[st('/Type /Metadata /Subtype /XML',f'<x:xmpmeta><dc:title>{ID}</dc:title></x:xmpmeta>')])
pdff('f-outline.pdf',cat='/Outlines 6 0 R',objs=['<< /First 7 0 R /Last 7 0 R >>',f'<< /Title ({ID}) /Parent 6 0 R >>'])
pdff('f-form.pdf',cat='/AcroForm << /Fields [6 0 R] >>',objs=[f'<< /FT /Tx /T (a) /V ({ID}) >>'])
pdff('f-fields.pdf',cat='/AcroForm << /Fields [%s] >>'%' '.join('%d 0 R'%(6+i) for i in range(18)),objs=[f'<< /FT /Tx /T (a{i}) /V ({c}) >>' for i,c in enumerate(ID)])
pdff('f-note.pdf',page='/Annots [6 0 R]',objs=[f'<< /Type /Annot /Subtype /Text /Rect [0 0 1 1] /Contents ({ID}) >>'])
pdff('f-link.pdf',page='/Annots [6 0 R]',objs=[f'<< /Type /Annot /Subtype /Link /Rect [0 0 1 1] /A << /S /URI /URI (https://a.cn/?q={ID}) >> >>'])
pdff('f-file.pdf',cat='/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>',objs=['<< /Type /Filespec /F (a.txt) /EF << /F 7 0 R >> >>',st('/Type /EmbeddedFile',ID)])
pdff('f-xobj.pdf','q /X1 Do Q BT /F1 12 Tf 72 700 Td (Report about many things and years to come) Tj ET',objs=[st('/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << /Font << /F1 5 0 R >> >>',f'BT /F1 9 Tf ({ID}) Tj ET')])
pdff('f-label.pdf',cat=f'/PageLabels << /Nums [0 << /P ({ID}) >>] >>')
pdff('f-js.pdf',cat='/OpenAction << /S /JavaScript /JS (app.alert\\("%s"\\)) >>'%ID)
pdff('f-jsstream.pdf',cat='/OpenAction << /S /JavaScript /JS 6 0 R >>',objs=[st('','var a="%s"'%ID)])
pdff('f-comment.pdf',extra=f'% {ID}\n'); pdff('f-tail.pdf',tail=ID.encode())
import random
r=random.Random(1); order=list(range(18)); r.shuffle(order)
pdff('f-order.pdf','BT /F1 12 Tf '+' '.join(f'1 0 0 1 {72+i*8} 700 Tm ({ID[i]}) Tj' for i in order)+' ET')
pdff('f-tj.pdf','BT /F1 12 Tf 72 700 Td [('+') -50 ('.join(ID)+')] TJ ET')
pdff('f-scan1.pdf','q 595 0 0 842 0 0 cm /X1 Do Q BT /F1 12 Tf (1) Tj ET',objs=[st('/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray','a')])
pdff('f-scan.pdf','q 595 0 0 842 0 0 cm /X1 Do Q',objs=[st('/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray','a')])
pdff('f-cut.pdf','BT /F1 12 Tf 72 700 Td (110105) Tj ET BT 120 700 Td (19491231002X) Tj ET')
open(OUT+'/prog.docx','wb').write(b'MZ\x90\0'+b'\0'*50); w('page.jpg','<html><script>1</script></html>')
# innocents
IN=HERE+'/innocent'; os.makedirs(IN,exist_ok=True); OUT=IN
for f in os.listdir(OUT):
    if not f.startswith('lib-'): os.remove(OUT+'/'+f)
docx('emu.docx',P('正文'*30)+'<wp:posOffset>38100</wp:posOffset><wp:posOffset>9525</wp:posOffset><wp:extent cx="139" cy="12345678"/>')
xlsx('emu.xlsx','<row><c><v>708</v></c><c><v>139</v></c><c><v>1234</v></c><c><v>5678</v></c></row>','',{'xl/drawings/drawing1.xml':'<xdr:wsDr><xdr:from><xdr:col>1</xdr:col><xdr:colOff>38100</xdr:colOff><xdr:row>3</xdr:row><xdr:rowOff>9525</xdr:rowOff></xdr:from><xdr:to><xdr:col>13</xdr:col><xdr:colOff>912345</xdr:colOff><xdr:row>678</xdr:row></xdr:to></xdr:wsDr>'})
w('path.svg','<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 139 1234"><path d="M139 1234 5678 L13 912345678"/><text>站</text></svg>')
w('ok.csv','\ufeff编号,金额\n540102202306010012,13500000000元\n')
w('ok.txt','正文'); w('ok.jpg',jpg()); w('ok.png',png()); pdff('ok.pdf'); w('ok.rtf','{\\rtf1\\ansi\\ansicpg936 {\\fonttbl{\\f0 Arial;}}{\\pict 89504e47139123456780d0a}\\paperw11906\\paperh16838 text}')
w('ok.gif',b'GIF89a\1\0\1\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;')
# files that other libraries write
try:
    import random, datetime, openpyxl, docx as word
    from reportlab.pdfgen import canvas
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
except ImportError:
    sys.exit(0)
AT=HERE+'/attachments/lib-'; IN=HERE+'/innocent/lib-'
pdfmetrics.registerFont(UnicodeCIDFont('STSong-Light'))
r=random.Random(3)
wb=openpyxl.Workbook(); ws=wb.active
for i in range(60): ws.append([i]+[r.choice([r.randint(0,99999),r.random()*100,r.randint(0,20)]) for _ in range(12)]+[datetime.datetime(2026,1,1)])
wb.save(IN+'figures.xlsx')
d=word.Document(); d.add_heading('关于社工站的通知'); t=d.add_table(20,8)
for row in t.rows:
    for c in row.cells: c.text=str(r.randint(0,99))
d.save(IN+'figures.docx')
c=canvas.Canvas(IN+'figures.pdf')
for p in range(2):
    c.setFont('STSong-Light',10)
    for y in range(60):
        c.drawString(40,800-y*12,'城关区社工站')
        for x in range(8): c.drawString(140+x*50,800-y*12,str(r.choice([r.randint(0,9),r.randint(0,99999)])))
    c.showPage()
c.save()
c=canvas.Canvas(AT+'id.pdf'); c.setFont('STSong-Light',10); c.drawString(40,800,'身份证号 '+ID); c.save()
c=canvas.Canvas(AT+'idcells.pdf'); c.setFont('STSong-Light',10); c.drawString(40,800,'身份证号')
for i,ch in enumerate(ID): c.rect(100+i*15,795,15,15); c.drawString(104+i*15,800,ch)
c.save()
d=word.Document(); t=d.add_table(2,18)
for i,ch in enumerate(ID): t.rows[0].cells[i].text=ch
d.save(AT+'idcells.docx')
wb=openpyxl.Workbook(); ws=wb.active; ws.append(['身份证号']+list(ID)); wb.save(AT+'idcells.xlsx')
wb=openpyxl.Workbook(); ws=wb.active; ws['A1']='x'; ws['A1'].comment=openpyxl.comments.Comment(ID,'a'); wb.save(AT+'comment.xlsx')
