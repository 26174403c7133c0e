// Near me on a site too large for one list, and the schematic map of a county: made-up sites, since the demonstration knows no
// places.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch } from './support/browser.mjs';
import { violations } from './support/form.mjs';
import { buildSite } from './support/made.mjs';
import { serveFolder } from './support/server.mjs';

const COUNTIES = 20;
const TOWNS = 25;
const HERE = { latitude: 29.65, longitude: 91.13 };
const it = {};

// County c, town t: where its station is. County 0 has a valley of towns in one street.
const place = (c, t) => (c === 0 ? [29.6 + t * 0.0005, 91.1 + t * 0.002] : [25 + c * 0.9 + t * 0.01, 85 + c * 0.5 + (t % 5) * 0.05]);
const hidden = (t) => t % 10 === 3;
const closed = (t) => t % 10 === 4;

function large() {
  const regions = ['- {code: "54", name: {zh: 西藏自治区, bo: བོད།}}', '- {code: "5401", name: {zh: 拉萨市, bo: ལྷ་ས།}}'];
  const files = {
    'content/site.yaml': 'title: {zh: 示例, bo: དཔེ།}\nlanguages: [zh, bo]\nstation_levels:\n  - {id: county, name: {zh: 县级, bo: རྫོང་།}}\n  - {id: township, name: {zh: 乡镇站, bo: ཤང་།}}\nholidays: [2026-10-01/2026-10-08]\n',
  };
  for (let c = 0; c < COUNTIES; c += 1) {
    const county = `5401${String(c + 10)}`;
    regions.push(`- {code: "${county}", name: {zh: 县${c}, bo: རྫོང་།}}`);
    const stations = [];
    for (let t = 0; t < TOWNS; t += 1) {
      const town = county + String(t).padStart(3, '0');
      if (t) regions.push(`- {code: "${town}", name: {zh: 县${c}镇${t}, bo: གྲོང་རྡལ་།}}`);
      const [lat, lon] = place(c, t);
      const name = t % 2 ? `{zh: 县${c}站${t}, bo: ས་ཚིགས་།}` : `县${c}站${t}`;
      stations.push(`- {id: s${c}-${t}, name: ${name}, level: ${t === 0 ? 'county' : 'township'}, region: "${t === 0 ? county : town}", phone: "0891-600${String(c * TOWNS + t).padStart(4, '0')}", address: 路${t}号, location: {lat: ${lat.toFixed(6)}, lon: ${lon.toFixed(6)}}${hidden(t) ? ', address_public: false' : ''}, status: ${closed(t) ? 'closed' : 'working'}, hours: [{days: mon-sun, open: "00:00", close: "24:00"}]}`);
    }
    files[`content/stations/c${c}.yaml`] = `${stations.join('\n')}\n`;
  }
  files['content/regions.yaml'] = `${regions.join('\n')}\n`;
  return files;
}

const rad = Math.PI / 180;
function km([lat, lon]) {
  const h = Math.sin(((lat - HERE.latitude) * rad) / 2) ** 2 + Math.cos(lat * rad) * Math.cos(HERE.latitude * rad) * Math.sin(((lon - HERE.longitude) * rad) / 2) ** 2;
  return 12742 * Math.asin(Math.sqrt(h));
}

// The ids of the nearest stations that work and say where they are, as a plain sum finds them.
function nearest(level) {
  const all = [];
  for (let c = 0; c < COUNTIES; c += 1) {
    for (let t = 0; t < TOWNS; t += 1) {
      if (!hidden(t) && !closed(t) && (!level || level === (t === 0 ? 'county' : 'township'))) all.push([`s${c}-${t}`, km(place(c, t))]);
    }
  }
  return all.sort((a, b) => a[1] - b[1]).slice(0, 20);
}

before(async () => {
  it.made = buildSite(large());
  it.site = await serveFolder(it.made.folder, { prefix: '/a/' });
  it.browser = await launch();
});
after(async () => {
  await it.browser?.close();
  await it.site?.close();
  it.made?.remove();
});

const context = (options = {}) => it.browser.newContext({ geolocation: HERE, permissions: ['geolocation'], ...options });

for (const [path, level] of [['stations/index.html'], ['bo/stations/index.html'], ['regions/54.html'], ['levels/township.html', 'township'], ['bo/levels/township.html', 'township']]) {
  test(`${path}: the nearest of the whole site, in the page's language, from few small files`, async () => {
    const own = await context();
    const tab = await own.newPage();
    const problems = [];
    const asked = [];
    tab.on('pageerror', (error) => problems.push(error.message));
    tab.on('console', (message) => { if (message.type() === 'error') problems.push(message.text()); });
    tab.on('request', (request) => { if (/data\/near/.test(request.url())) asked.push(request.url()); });
    await tab.goto(it.site.base + path);
    assert.deepEqual(asked, [], 'nothing is asked for before the button');
    await tab.locator('[data-nearby] button').click();
    const found = tab.locator('[data-result-list] li');
    await found.first().waitFor();
    const ids = await found.locator('a.name').evaluateAll((all) => all.map((link) => /([^/]+)\.html$/.exec(link.href)[1]));
    const wanted = nearest(level);
    assert.deepEqual(ids.toSorted(), wanted.map(([id]) => id).toSorted());
    const distances = (await found.locator('.distance').allInnerTexts()).map(parseFloat);
    assert.deepEqual(distances, wanted.map(([, far]) => Number(far.toFixed(1))));
    assert.ok(asked.length > 1 && asked.length <= 7, `${asked.length}`);
    const first = found.first();
    assert.match((await first.innerText()).replace(/\s+/g, ' '), /^\S+ [\d.]+\S+ \S+[\s\S]*0891-600\d{4}$/);
    assert.ok(await first.locator('[data-always]').isVisible(), 'open at this moment');
    assert.match(await first.locator('.phone').getAttribute('href'), /^tel:/);
    const bo = path.startsWith('bo/');
    const named = found.filter({ hasText: bo ? 'ས་ཚིགས' : '县0站1' }).first().locator('a.name');
    assert.equal(await named.getAttribute('lang'), null);
    if (bo) {
      // What has no Tibetan name says that it is Chinese.
      assert.equal(await found.filter({ hasText: '县0站' }).first().locator('a.name').getAttribute('lang'), 'zh-CN');
    }
    // The page of a station found is there.
    await found.first().locator('a.name').click();
    assert.match(await tab.locator('h1').innerText(), /站|ས་ཚིགས/);
    assert.deepEqual(problems, []);
    await own.close();
  });
}

test('from a disk as well', async () => {
  const own = await context();
  const tab = await own.newPage();
  await own.grantPermissions(['geolocation']);
  await tab.goto(`${pathToFileURL(it.made.folder)}/stations/index.html`);
  const works = await tab.evaluate(() => window.isSecureContext);
  if (works) {
    await tab.evaluate(() => { navigator.geolocation.getCurrentPosition = (done) => done({ coords: { latitude: 29.65, longitude: 91.13 } }); });
    await tab.locator('[data-nearby] button').click();
    await tab.locator('[data-result-list] li').first().waitFor();
  }
  await own.close();
});

test('the files are few and small, and none holds a place that is not public or of a station that does not work', () => {
  const folder = join(it.made.folder, 'data/near');
  const names = readdirSync(folder);
  assert.ok(names.length <= 33, `${names.length}`);
  let all = '';
  for (const name of names) {
    assert.ok(statSync(join(folder, name)).size < 16 << 10, name);
    all += readFileSync(join(folder, name), 'utf8');
  }
  for (let t = 0; t < TOWNS; t += 1) {
    assert.equal(all.includes(`"s7-${t}"`), !hidden(t) && !closed(t), `s7-${t}`);
  }
  assert.ok(!all.includes('路3号'));
});

test('a device that tells no position is told so', async () => {
  const own = await it.browser.newContext();
  const tab = await own.newPage();
  await tab.goto(`${it.site.base}stations/index.html`);
  await tab.evaluate(() => { navigator.geolocation.getCurrentPosition = (done, failed) => failed(); });
  await tab.locator('[data-nearby] button').click();
  assert.ok(await tab.locator('[data-failed]').isVisible());
  await own.close();
});

test('the front page promises distances, since the list of stations has them', async () => {
  assert.match(readFileSync(join(it.made.folder, 'index.html'), 'utf8'), /按距离找/);
});

// --- The map ---

for (const path of ['regions/540110.html', 'bo/regions/540110.html']) {
  test(`${path}: a sketch beside the list, its numbers apart from each other and explained`, async () => {
    const own = await context();
    const tab = await own.newPage();
    await tab.goto(it.site.base + path);
    const picture = tab.locator('.place-map svg');
    assert.ok((await picture.getAttribute('aria-label')).length > 5);
    const places = tab.locator('.place-map li');
    // Town 0's station belongs to the county itself, 3, 13 and 23 publish no address.
    assert.equal(await places.count(), TOWNS - 1 - 3);
    assert.match(await places.first().innerText(), path.startsWith('bo/') ? /གྲོང་རྡལ/ : /县0镇1/);
    const discs = await picture.locator('circle[r="11"]').evaluateAll((all) => all.map((one) => [one.cx.baseVal.value, one.cy.baseVal.value]));
    assert.equal(discs.length, await places.count());
    for (const [at, [x, y]] of discs.entries()) {
      for (const [left, top] of discs.slice(at + 1)) assert.ok(Math.hypot(left - x, top - y) >= 22, `${x} ${y}`);
    }
    assert.equal(await picture.locator('circle.not').count(), 3, 'towns whose station is closed are hollow');
    // Still all in the list.
    assert.ok(await tab.locator('.stations > li').count() >= TOWNS);
    for (const colours of [{ colorScheme: 'dark' }, { forcedColors: 'active' }]) {
      await tab.emulateMedia(colours);
      const [disc, ground] = await picture.locator('circle[r="11"]').first().evaluate((one) => [getComputedStyle(one).fill, getComputedStyle(document.body).backgroundColor]);
      assert.notEqual(disc, ground);
    }
    await tab.emulateMedia({ colorScheme: null, forcedColors: null });
    assert.deepEqual(await violations(tab), []);
    await own.close();
  });
}

test('a region with other regions between, and one whose stations are too few, has no sketch', () => {
  for (const path of ['regions/54.html', 'regions/5401.html', 'regions/540110005.html']) {
    assert.doesNotMatch(readFileSync(join(it.made.folder, path), 'utf8'), /place-map/);
  }
});

test('the sketch is light', () => {
  const [figure] = /<figure class="place-map">[\s\S]*?<\/figure>/.exec(readFileSync(join(it.made.folder, 'regions/540111.html'), 'utf8'));
  assert.ok(figure.length < 6000, `${figure.length}`);
});
