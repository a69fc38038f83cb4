import { env } from './env.server';

export interface Company {
  /** The company's entity at Monite. */
  entityId: string;
  name: string;
  invoices: readonly Invoice[];
}

interface Invoice {
  number: string;
  customer: string;
  amount: string;
}

const INVOICES: readonly Invoice[][] = [
  [
    { number: 'LS-1042', customer: 'Orchard Street Books', amount: '£1,240.00' },
    { number: 'LS-1041', customer: 'Fenwick & Daughters', amount: '£86.50' },
    { number: 'LS-1040', customer: 'The Corner Theatre', amount: '£412.75' },
  ],
  [
    { number: 'HK-318', customer: 'Pier 9 Events', amount: '£2,905.00' },
    { number: 'HK-317', customer: 'Saltmarsh School', amount: '£640.20' },
  ],
];

/** Stands for your database. `COMPANIES` is `<entity id>=<name>`, with commas between companies. */
export const companies: readonly Company[] = (env.COMPANIES ?? '')
  .split(',')
  .map((company, index) => {
    const [entityId = '', name = ''] = company.split('=');
    return { entityId, name, invoices: INVOICES[index % INVOICES.length] ?? [] };
  });
