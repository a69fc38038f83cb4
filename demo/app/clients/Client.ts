/** A client of the accountant. */
export interface Client {
  id: string;
  name: string;
}
