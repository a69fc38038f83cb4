const PRODUCTS = {
  bakery: [
    ['Sourdough loaf, tray of 12', 4200],
    ['Butter croissants, tray of 24', 3840],
    ['Celebration cake', 6500],
    ['Delivery, city zone', 750],
    ['Seeded rolls, tray of 48', 2960],
  ],
  coffee: [
    ['House blend, 1 kg', 1850],
    ['Single origin Guji, 1 kg', 2640],
    ['Oat drink, case of 6', 1190],
    ['Grinder service', 9500],
    ['Barista training, half day', 32000],
  ],
  design: [
    ['Brand workshop', 145000],
    ['Logo and guidelines', 280000],
    ['Landing page', 96000],
    ['Illustration', 42000],
    ['Monthly retainer', 180000],
  ],
  garden: [
    ['Lawn care visit', 6800],
    ['Hedge trimming, per hour', 4500],
    ['Olive tree, 2 m', 18900],
    ['Bark mulch, bulk bag', 7900],
    ['Irrigation check', 12500],
  ],
  repair: [
    ['Call-out', 6000],
    ['Labor, per hour', 7200],
    ['Brake pads, front', 5480],
    ['Full service', 24900],
    ['Diagnostic report', 8900],
  ],
  software: [
    ['Team plan, monthly', 4900],
    ['Onboarding package', 120000],
    ['Support hours, pack of 10', 95000],
    ['Data migration', 210000],
    ['Additional seat, yearly', 10800],
  ],
  wholesale: [
    ['Olive oil, 5 l', 4350],
    ['Basmati rice, 10 kg', 2240],
    ['Glass jars, pallet', 31800],
    ['Chilled transport', 14500],
    ['Sea salt flakes, 24 x 250 g', 6720],
  ],
} as const;

/** What the sample businesses deal in. */
export type Trade = keyof typeof PRODUCTS;

/** What each trade sells: name and price in minor units. */
export const TRADES: Readonly<Record<Trade, readonly (readonly [name: string, price: number])[]>> =
  PRODUCTS;
