/** Names under which loopback is reached. A page of another site can’t send one of them: its browser sends the site’s own name. */
const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The values that a Host header may have: of the public address, and of loopback while only loopback is listened on.
 * @param publicUrl the instance’s own address as browsers see it
 * @param port that the server listens on
 */
export function hostNames(publicUrl: string, isLoopback: boolean, port: number): ReadonlySet<string> {
  const own = new URL(publicUrl);
  const standard = own.protocol === 'https:' ? '443' : '80';
  const names = new Set([own.host, ...(own.port === '' ? [`${own.hostname}:${standard}`] : [])]);
  if (isLoopback) for (const name of loopbackNames) for (const written of port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]) names.add(written);
  return names;
}
