// The network tab of the developer tools: it shows what the browser hides from the page, which is preflights and the headers of
// refused answers.

export class NetworkLog {
  #exchanges = new Map();

  /** Starts to log what a page sends. */
  static async of(page) {
    const log = new NetworkLog();
    const tools = await page.context().newCDPSession(page);
    tools.on("Network.requestWillBeSent", ({ requestId, request }) =>
      Object.assign(log.#exchange(requestId), { method: request.method, url: request.url, asked: request.headers }),
    );
    tools.on("Network.responseReceivedExtraInfo", ({ requestId, statusCode, headers }) =>
      Object.assign(log.#exchange(requestId), { status: statusCode, headers: inLowerCase(headers) }),
    );
    tools.on("Network.loadingFailed", ({ requestId, corsErrorStatus }) =>
      Object.assign(log.#exchange(requestId), { corsError: corsErrorStatus?.corsError }),
    );
    await tools.send("Network.enable");
    return log;
  }

  #exchange(id) {
    if (!this.#exchanges.has(id)) {
      this.#exchanges.set(id, {});
    }
    return this.#exchanges.get(id);
  }

  /** Everything sent to an address, in order: method, url, asked, status, headers, corsError. */
  sentTo(url) {
    return [...this.#exchanges.values()].filter((exchange) => exchange.url === url);
  }

  /** The preflights among it. */
  preflightsTo(url) {
    return this.sentTo(url).filter((exchange) => exchange.method === "OPTIONS");
  }
}

function inLowerCase(headers) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
