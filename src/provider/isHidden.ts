/** Whether nobody can see this page now. */
export const isHidden = () => document.visibilityState === 'hidden';
