import { Box, Button } from '@mui/material';
import { styled } from '@mui/material/styles';
import { ConnectButton, DisconnectButton, PullButton } from 'react-accounting-connect';

const StyledConnectButton = styled(ConnectButton)(({ theme }) => ({
  ...theme.typography.button,
  borderRadius: theme.shape.borderRadius,
  "&[aria-disabled='true']": {
    background: theme.palette.action.disabledBackground,
    color: theme.palette.action.disabled,
  },
}));

export function MuiButtons() {
  return (
    <>
      <StyledConnectButton />
      <Box
        component={PullButton}
        sx={{ typography: 'button', "&[aria-disabled='true']": { color: 'action.disabled' } }}
      />
      <Button component={DisconnectButton} color="error">
        End the connection
      </Button>
    </>
  );
}
