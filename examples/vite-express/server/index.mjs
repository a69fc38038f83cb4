import './env.mjs';
import { app } from './app.mjs';
import { stopOnSignal } from './stopOnSignal.mjs';
import { updates } from './updates.mjs';

const { PORT = '3000', HOST } = process.env;
const server = app.listen(Number(PORT), HOST);
stopOnSignal(server, updates);
