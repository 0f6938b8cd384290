export type Route =
  { page: 'talks' } | { page: 'hours' } | { page: 'view'; plugin: string; view: string };

/** The desk's own addresses, in the fragment: "#/", "#/hours", "#/view/PLUGIN/VIEW". */
export function readRoute(hash: string): Route {
  const [page, plugin, view] = hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  if (page === 'hours') return { page };
  if (page === 'view' && plugin && view) return { page, plugin, view };
  return { page: 'talks' };
}
