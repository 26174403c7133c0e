// A page that was built before a day shows on that day what holds then.
import { test } from "node:test";
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { chromium } from "playwright-core";

const script = await readFile(new URL("../../themes/default/assets/dated.js", import.meta.url), "utf8");
const page = `<!doctype html><title>a</title>
<p id="until" data-until="2026-11-27">list</p>
<p id="from" data-from="2026-11-28" hidden>over</p>
<p id="always">text</p>
<script>${script}</script>`;

test("parts hide and show by the day in China", async () => {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  try {
    // 16:30 UTC is half past midnight of the next day in China.
    for (const [now, shown] of [
      ["2026-11-27T15:30:00Z", ["until", "always"]],
      ["2026-11-27T16:30:00Z", ["from", "always"]],
    ]) {
      const tab = await browser.newPage({ timezoneId: "Asia/Urumqi" });
      await tab.clock.setFixedTime(new Date(now));
      await tab.setContent(page);
      const visible = await tab.$$eval("p", (all) => all.filter((p) => !p.hidden).map((p) => p.id));
      assert.deepEqual(visible, shown, now);
      await tab.close();
    }
  } finally {
    await browser.close();
  }
});
