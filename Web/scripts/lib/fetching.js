// @ts-check
/** What an address holds as JSON; null where it cannot be had. @param {string} path */
export async function fetchJSON(path) {
  try {
    const response = await fetch(path);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
