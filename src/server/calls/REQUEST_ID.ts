/** The API's request ids, which are safe in a log and in a header. */
export const REQUEST_ID = /^[\w.:-]{1,100}$/;
