// The form in Firefox: the tests of the form once more, in the other browser.
process.env.BROWSER = 'firefox';
for (const name of ['form', 'form-bring', 'form-links', 'form-review', 'form-told']) await import(`../browser/${name}.test.mjs`);
