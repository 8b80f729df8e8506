/** The data that the server put into the page. */
export function pageData(): unknown {
  const element = document.getElementById('hcp-data');
  return JSON.parse(element?.textContent ?? '{}') as unknown;
}

/** The last part of the page's address: a token, a receipt, the code of a point. */
export const codeInPath = (): string => decodeURIComponent(location.pathname.split('/')[2] ?? '');
