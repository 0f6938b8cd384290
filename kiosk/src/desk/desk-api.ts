import { failure } from '../wire/api.js';
import type { Account, PluginView, PluginViews } from './protocol.js';

async function call<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(`/api/v1/desk/${path}`, {
    method,
    headers: {
      Accept: 'application/json',
      'X-Lotsen': '1',
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw await failure(answer);
  const text = await answer.text();
  return (text === '' ? null : JSON.parse(text)) as Answer;
}

const viewPath = (plugin: string, view: string) =>
  `plugins/${encodeURIComponent(plugin)}/${encodeURIComponent(view)}`;

/** The desk's requests; each rejects with an ApiError where the service refuses. */
export const deskApi = {
  login: async (name: string, password: string): Promise<Account> =>
    (await call<{ account: Account }>('POST', 'login', { name, password })).account,
  logout: () => call<null>('POST', 'logout'),
  changePassword: (old: string, replacement: string) =>
    call<null>('POST', 'password', { old, new: replacement }),
  async me(): Promise<Account> {
    const answer = await call<Account | { account: Account }>('GET', 'me');
    return 'account' in answer ? answer.account : answer;
  },
  plugins: () => call<PluginViews[]>('GET', 'plugins'),
  view: (plugin: string, view: string) => call<PluginView>('GET', viewPath(plugin, view)),
  runCommand: (
    plugin: string,
    view: string,
    command: string,
    values: Record<string, unknown>,
  ): Promise<PluginView> => call('POST', viewPath(plugin, view), { command, arguments: values }),
  openingHours: () => call<unknown>('GET', 'settings/opening_hours'),
  setOpeningHours: (document: unknown) => call<unknown>('PUT', 'settings/opening_hours', document),
};
