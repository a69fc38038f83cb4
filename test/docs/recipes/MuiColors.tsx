import { styled } from '@mui/material/styles';

export const MuiColors = styled('div')(({ theme }) => {
  const { palette } = theme.vars ?? theme;
  return {
    '--accounting-accent': palette.primary.main,
    '--accounting-on-accent': palette.primary.contrastText,
    '--accounting-background': palette.background.paper,
    '--accounting-text': palette.text.primary,
    '--accounting-danger': palette.error.main,
    '--accounting-success': palette.success.main,
    '--accounting-warning': palette.warning.main,
    '--accounting-radius': `${theme.shape.borderRadius}px`,
  };
});
