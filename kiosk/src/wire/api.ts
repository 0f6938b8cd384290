import type { ServiceInfo } from './protocol.js';

/** A refusal by the service, with its own code and words where it gave any. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export async function failure(answer: Response): Promise<ApiError> {
  const body = (await answer.json().catch(() => ({}))) as { code?: string; message?: string };
  return new ApiError(answer.status, body.code ?? `http_${answer.status}`, body.message ?? '');
}

export async function fetchInfo(origin: string, locale: string): Promise<ServiceInfo> {
  const url = new URL('/api/v1/info', origin);
  url.searchParams.set('locale', locale);
  const answer = await fetch(url, { headers: { Accept: 'application/json' } });
  if (!answer.ok) throw await failure(answer);
  return (await answer.json()) as ServiceInfo;
}

export interface PhotoAccess {
  upload(image: Blob): Promise<string>;
  load(photo: string): Promise<Blob>;
}

/** A resident's photos: the conversation's token opens them. */
export function residentPhotos(
  origin: string,
  identity: () => Readonly<{ conversation: string; token: string }> | null,
): PhotoAccess {
  const request = (path: string, init: RequestInit) => {
    const known = identity();
    if (!known) return Promise.reject(new ApiError(0, 'not_open', ''));
    const url = new URL(path, origin);
    url.searchParams.set('conversation', known.conversation);
    const headers = { ...init.headers, Authorization: `Bearer ${known.token}` };
    return fetch(url, { ...init, headers });
  };
  return {
    async upload(image) {
      const answer = await request('/api/v1/photos', {
        method: 'POST',
        headers: { 'Content-Type': image.type },
        body: image,
      });
      if (!answer.ok) throw await failure(answer);
      return ((await answer.json()) as { photo: string }).photo;
    },
    async load(photo) {
      const answer = await request(`/api/v1/photos/${encodeURIComponent(photo)}`, {});
      if (!answer.ok) throw await failure(answer);
      return answer.blob();
    },
  };
}

/** Staff open photos by their session. */
export function staffPhotos(conversation: string): Pick<PhotoAccess, 'load'> {
  return {
    async load(photo) {
      const query = new URLSearchParams({ conversation });
      const answer = await fetch(`/api/v1/photos/${encodeURIComponent(photo)}?${query.toString()}`);
      if (!answer.ok) throw await failure(answer);
      return answer.blob();
    },
  };
}
