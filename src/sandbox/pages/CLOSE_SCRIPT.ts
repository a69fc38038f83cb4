/** The only script of the pages. Closes the window once the authorization is finished. */
export const CLOSE_SCRIPT = 'window.close();\n';
