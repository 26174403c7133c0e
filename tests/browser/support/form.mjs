// The form in the preview: opening a record, saving it, and what the page says afterwards.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PATIENCE } from './preview.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Opens a page of the form in a tab. */
export async function openForm(it, path, context = it.context) {
  const tab = await context.newPage();
  tab.setDefaultTimeout(PATIENCE);
  await tab.goto(`${it.preview.base}_edit/${path}`);
  return tab;
}

/** Presses save and waits for what the form says: `{ saved, changed }`, or `{ conflict }`, or `{ errors }`. A save waits for the
 * rules to be done with the change before it: on a busy machine longer than anything else here. */
export async function save(tab) {
  await Promise.all([tab.waitForNavigation({ timeout: 4 * PATIENCE }), tab.locator('button[name="save"]').click()]);
  return outcome(tab);
}

/** What a form says after it was sent. */
export async function outcome(tab) {
  const saved = tab.locator('[data-saved]');
  if (await saved.count()) return { saved: true, changed: Number(await saved.getAttribute('data-changed')) };
  if (await tab.locator('[data-conflict]').count()) return { conflict: true };
  const errors = await tab.locator('form[data-record] [data-field-error]').evaluateAll((all) => all.map((own) => [own.dataset.fieldError, own.dataset.code]));
  return { errors };
}

/** The lines that differ between two texts. */
export function difference(before, after) {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return { gone: old.filter((line) => !now.includes(line)), come: now.filter((line) => !old.includes(line)) };
}

/** What axe finds on a page. */
export async function violations(tab) {
  // The page's policy lets no other script in; the test's own comes by the driver.
  await tab.evaluate(axe);
  const found = await tab.evaluate(() => window.axe.run(document, { resultTypes: ['violations'], iframes: false }));
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 300)).join(' | ')}`);
}

/** Fails unless axe finds nothing. */
export async function assertAccessible(tab, what) {
  assert.deepEqual(await violations(tab), [], what);
}
