import { formatMoney } from '../formatMoney.ts';
import { ListState } from '../ListState.tsx';
import { PageHeader } from '../PageHeader.tsx';
import { useProduct } from '../ProductContext.ts';
import { useData } from '../useData.ts';

interface Item {
  id: string;
  name: string;
  description: string;
  price: { currency: string; value: number };
  measure_unit_id: string;
}

interface MeasureUnit {
  id: string;
  name: string;
}

/** All pulled products, with a note about their currency and unit. */
export function ProductsPage() {
  const { company } = useProduct().session;
  const data = useData<Item>('/api/products');
  const units = useData<MeasureUnit>('/api/measure-units');
  const getUnit = (id: string) => units.items?.find((unit) => unit.id === id)?.name ?? '–';

  return (
    <>
      <PageHeader title="Products">
        What you sell, brought in from your accounting software.
      </PageHeader>
      <ListState data={data} what="products">
        {(items) => (
          <>
            <p className="note" role="note">
              Your accounting software keeps one currency for {company.name}, so every product is in{' '}
              {company.currency}. “unit” is a placeholder that you can change later.
            </p>
            <div className="card table-card">
              <table role="table" aria-label="Products">
                <thead role="rowgroup">
                  <tr role="row">
                    <th role="columnheader" scope="col">
                      Name
                    </th>
                    <th role="columnheader" scope="col">
                      Source
                    </th>
                    <th role="columnheader" scope="col">
                      Measure unit
                    </th>
                    <th role="columnheader" scope="col">
                      Currency
                    </th>
                    <th role="columnheader" scope="col" className="number">
                      Price
                    </th>
                  </tr>
                </thead>
                <tbody role="rowgroup">
                  {items.map((item) => (
                    <tr role="row" key={item.id}>
                      <th role="rowheader" scope="row" data-cell="title">
                        {item.name}
                      </th>
                      <td role="cell" data-cell="wide">
                        {item.description}
                      </td>
                      <td role="cell" data-cell="hint">
                        <span className="only-phone">Per </span>
                        {getUnit(item.measure_unit_id)}
                      </td>
                      <td role="cell" data-cell="extra">
                        {item.price.currency}
                      </td>
                      <td role="cell" className="number" data-cell="amount">
                        {formatMoney(item.price.value, item.price.currency)}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <p className="count">{items.length} products</p>
          </>
        )}
      </ListState>
    </>
  );
}
