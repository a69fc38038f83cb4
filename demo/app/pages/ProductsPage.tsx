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
              <table aria-label="Products">
                <thead>
                  <tr>
                    <th scope="col">Name</th>
                    <th scope="col">Source</th>
                    <th scope="col">Measure unit</th>
                    <th scope="col">Currency</th>
                    <th scope="col" className="number">
                      Price
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((item) => (
                    <tr key={item.id}>
                      <th scope="row" data-cell="title">
                        {item.name}
                      </th>
                      <td data-cell="wide">{item.description}</td>
                      <td data-cell="hint">
                        <span className="only-phone">Per </span>
                        {getUnit(item.measure_unit_id)}
                      </td>
                      <td data-cell="extra">{item.price.currency}</td>
                      <td className="number" data-cell="amount">
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
