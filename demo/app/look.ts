interface Look {
  /** What the paths of this look begin with. */
  base: string;
  label: string;
  loadStyles: () => Promise<unknown>;
}

const ownLook: Look = {
  base: '',
  label: 'Tidewell’s own look',
  loadStyles: () => import('./styles/tidewell.css'),
};

/** The product's own look, and those that other products have. */
export const looks: readonly Look[] = [
  ownLook,
  {
    base: '/tailwind',
    label: 'Tailwind CSS',
    loadStyles: () => import('./styles/tailwind.css'),
  },
  { base: '/dark', label: 'Always dark', loadStyles: () => import('./styles/dark.css') },
];

/** The look of this page. Another look is another page, so stylesheets never mix. */
export const look =
  looks.find(({ base }) => base === `/${window.location.pathname.split('/')[1]}`) ?? ownLook;
