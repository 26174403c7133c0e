// Files of the index as scripts, each asked for once. A file of another generation is never joined with this one's.

// Runs a script.
export function run(address) {
  return new Promise(function (resolve, reject) {
    const element = document.createElement("script");
    element.src = address;
    element.onload = function () {
      element.remove();
      resolve();
    };
    element.onerror = function () {
      element.remove();
      reject(new Error(address));
    };
    document.head.appendChild(element);
  });
}

export function loader(root, generation) {
  const files = new Map();
  const waiting = new Map();

  window.zhandian.put = function (name, generation, payload) {
    const wait = waiting.get(name);
    if (wait) {
      wait.got = { generation: generation, payload: payload };
    }
  };

  async function fetchScript(name, query) {
    const wait = {};
    waiting.set(name, wait);
    await run(root + "data/search/" + name + ".js" + query);
    return wait.got || {};
  }

  async function fresh(name) {
    let got = await fetchScript(name, "");
    if (got.generation !== generation) {
      // An old copy from the browser's cache, or the page itself is one.
      got = await fetchScript(name, "?g=" + generation);
    }
    if (got.generation !== generation) {
      renew();
      throw new Error("generation");
    }
    return got.payload;
  }

  // The site is newer than this page: once, the page is loaded anew.
  function renew() {
    try {
      if (window.sessionStorage.getItem("zhandian-renewed") !== generation) {
        window.sessionStorage.setItem("zhandian-renewed", generation);
        window.location.reload();
      }
    } catch (error) {
      // Without storage nothing tells how often: the message asks to try again.
    }
  }

  function load(name) {
    if (!files.has(name)) {
      const file = fresh(name);
      files.set(name, file);
      // A failed file is asked for again the next time.
      file.catch(() => files.delete(name));
    }
    return files.get(name);
  }

  return load;
}
