/** Whether this is a development build. Bundlers replace the expression, as browsers lack `process`. */
export function isDevelopment(): boolean {
  try {
    return process.env.NODE_ENV !== 'production';
  } catch {
    return false;
  }
}
