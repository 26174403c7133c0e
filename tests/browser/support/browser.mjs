// A browser that no test can tell from an old phone's: Debian's Chromium, quiet, with every problem of a page noted down.
import { chromium, firefox } from 'playwright-core';

/** Starts Firefox (FIREFOX names another one), the stock program, by the protocol that all browsers share. */
export function launchFirefox() {
  return firefox.launch({ channel: 'moz-firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr' });
}

/** Starts the browser (CHROMIUM names another one). */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  });
}

/**
 * A new tab whose `problems` list what goes wrong in it: console errors, exceptions, violations of the page's policy,
 * failed requests (a font may be lost) and requests to anything but `base`.
 */
export async function watchedTab(context, base) {
  const tab = await context.newPage();
  const problems = [];
  tab.on('console', (message) => {
    // A request that failed is reported below, with its address.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      problems.push(`console: ${message.text()}`);
    }
  });
  tab.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
  tab.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(base) && !/^(data|blob|about):/.test(url)) problems.push(`asked elsewhere: ${url}`);
  });
  tab.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText;
    // What is still on its way (the icon) when the tab goes on to the next page is broken off, in Chromium's words and in
    // Firefox's.
    if (request.resourceType() === 'font' || /^(net::ERR_ABORTED|NS_BINDING_ABORTED)$/.test(reason)) return;
    problems.push(`failed: ${request.url()} ${reason}`);
  });
  tab.on('response', (response) => {
    // Browsers ask for it by themselves.
    if (response.status() >= 400 && !response.url().endsWith('/favicon.ico')) {
      problems.push(`${response.status()}: ${response.url()}`);
    }
  });
  await tab.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return { tab, problems };
}

/** The visible text of the page's main part, one line a block, without the spaces that layout makes. */
export const mainLines = (tab) =>
  tab.evaluate(() => document.querySelector('main').innerText.split('\n').map((line) => line.replace(/\s+/g, ' ').trim()).filter(Boolean));
