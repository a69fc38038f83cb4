/** The only script of the pages: closes the window once the connection is made. */
export const CLOSE_SCRIPT = 'window.close();\n';
