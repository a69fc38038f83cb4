/** A pulled invoice, with the fields that the product shows. Amounts are in minor units. */
export interface Invoice {
  id: string;
  document_id: string;
  status: string;
  counterpart_name: string;
  currency: string;
  total_amount: number;
  issue_date: string;
  due_date: string;
}
