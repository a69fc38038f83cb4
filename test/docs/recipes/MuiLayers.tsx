import { CssBaseline, GlobalStyles, StyledEngineProvider } from '@mui/material';
import type { ReactNode } from 'react';

export function MuiLayers({ children }: { children: ReactNode }) {
  return (
    <StyledEngineProvider enableCssLayer>
      <GlobalStyles styles="@layer accounting, mui;" />
      <CssBaseline />
      {children}
    </StyledEngineProvider>
  );
}
