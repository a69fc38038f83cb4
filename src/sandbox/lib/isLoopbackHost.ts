/** Whether a host, as `URL` writes it, is this computer. Browsers resolve `*.localhost` themselves. */
export function isLoopbackHost(hostname: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\]|.+\.localhost)$/.test(hostname);
}
