import { existsSync } from 'node:fs';

// The first import of the server, because other modules read the variables.
if (existsSync('.env')) process.loadEnvFile();
