import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import CardContent from '@mui/material/CardContent';
import CssBaseline from '@mui/material/CssBaseline';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { Decorator, Meta, StoryObj } from '@storybook/react-vite';
import bootstrap from 'bootstrap/dist/css/bootstrap.min.css?inline';
import { expect } from 'storybook/test';
import { AccountingConnect } from '../src/widget/AccountingConnect.tsx';
import { PageStyles } from './hosts/PageStyles.tsx';
import './hosts/variables.css';
import tailwind from './hosts/tailwind.css?inline';
import { withSandbox } from './withSandbox.tsx';

const inMui: Decorator = (Show) => (
  <div className="page-mui">
    <CssBaseline />
    <Card>
      <CardContent>
        <Typography variant="h6" component="h1" gutterBottom>
          Settings
        </Typography>
        <TextField label="Company" defaultValue="Maple & Harbor" size="small" margin="normal" />
        <Show />
        <Button variant="contained" sx={{ mt: 2 }}>
          Save
        </Button>
      </CardContent>
    </Card>
  </div>
);

const inTailwind: Decorator = (Show) => (
  <div className="page-tailwind bg-slate-100 p-6">
    <PageStyles css={tailwind} />
    <div className="mx-auto max-w-xl rounded-xl bg-white p-6 shadow-sm">
      <h1 className="mb-4 text-lg font-semibold text-slate-900">Settings</h1>
      <Show />
      <button
        type="button"
        className="mt-4 rounded-md border border-slate-200 px-3 py-2 text-sm text-slate-600"
      >
        Save
      </button>
    </div>
  </div>
);

const inBootstrap: Decorator = (Show) => (
  <div className="page-bootstrap container py-3">
    <PageStyles css={bootstrap} />
    <div className="card">
      <div className="card-body">
        <h1 className="card-title h5">Settings</h1>
        <Show />
        <button type="button" className="btn btn-primary mt-3">
          Save
        </button>
      </div>
    </div>
  </div>
);

const meta = {
  title: 'Styling/In pages of others',
  component: AccountingConnect,
  argTypes: { renderIcon: { control: false } },
  parameters: { sandbox: { connection: 'connected', age: 3_600_000 } },
  globals: { theme: 'light' },
  play: async ({ canvas }) => {
    await expect(await canvas.findByText('Last synced')).toBeVisible();
  },
} satisfies Meta<typeof AccountingConnect>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Mui: Story = { decorators: [inMui, withSandbox] };
export const Tailwind: Story = { decorators: [inTailwind, withSandbox] };
export const Bootstrap: Story = { decorators: [inBootstrap, withSandbox] };
