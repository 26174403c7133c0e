// A ledger that LibreOffice has opened and saved says what it said before; a cell that was changed there is the one change.
// LibreOffice is another program than Excel and WPS, and writes every part of a workbook anew: its own styles, its own order of
// texts, rows that it hides, dates that it makes.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

const ZHANDIAN = process.env.ZHANDIAN;
const TODAY = process.env.TODAY ?? '2026-11-22';
let folder;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

// What is done in the program: a script of its own, in Python, as LibreOffice brings it.
const SCRIPT = `
import subprocess, sys, time, uno
from com.sun.star.beans import PropertyValue
source, target, cell, text, profile = sys.argv[1:6]
office = subprocess.Popen(["soffice", "--headless", "--norestore", "-env:UserInstallation=file://" + profile,
                           "--accept=pipe,name=ledger;urp;"])
try:
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(240):
        try:
            context = resolver.resolve("uno:pipe,name=ledger;urp;StarOffice.ComponentContext")
            break
        except Exception:
            time.sleep(0.25)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    def option(name, value):
        own = PropertyValue()
        own.Name, own.Value = name, value
        return own
    document = desktop.loadComponentFromURL("file://" + source, "_blank", 0, (option("Hidden", True),))
    if cell:
        sheet, place = cell.split("!")
        document.Sheets.getByName(sheet).getCellRangeByName(place).String = text
    document.storeToURL("file://" + target, (option("FilterName", "Calc MS Excel 2007 XML"),))
    document.close(True)
    try:
        desktop.terminate()
    except Exception:
        pass
finally:
    office.kill()
    office.wait()
`;

const zhandian = (...words) =>
  spawnSync(ZHANDIAN, ['--today', TODAY, '--message-format', 'json', ...words], { encoding: 'utf8' });

const imported = (file) => {
  const { stdout, stderr, status } = zhandian('import', file);
  assert.equal(status, 0, stdout + stderr);
  return stdout.trim().split('\n').map((line) => JSON.parse(line)).filter((line) => line.kind === 'change');
};

const opened = (source, name, cell = '', text = '') => {
  const target = join(folder, name);
  const script = join(folder, 'open.py');
  writeFileSync(script, SCRIPT);
  execFileSync('/usr/bin/python3', [script, source, target, cell, text, join(folder, 'profile')], { stdio: ['ignore', 'ignore', 'inherit'], timeout: 240_000 });
  return target;
};

test('a ledger that LibreOffice opened and saved changes nothing', () => {
  const file = join(folder, 'ledger.xlsx');
  assert.equal(zhandian('export', '--to', file).status, 0);
  assert.deepEqual(imported(opened(file, 'saved.xlsx')), []);
});

test('a cell that was changed in LibreOffice is the one change', () => {
  const file = join(folder, 'ledger.xlsx');
  assert.equal(zhandian('export', '--to', file).status, 0);
  const changes = imported(opened(file, 'changed.xlsx', '行政区划!B3', '某省'));
  assert.equal(changes.length, 1);
  assert.equal(changes[0].field, 'name.zh');
  assert.equal(changes[0].after, '某省');
  assert.equal(changes[0].row, 3);
});
