import { existsSync } from 'node:fs';

// `react-router-serve` does not read this file by itself.
if (existsSync('.env')) process.loadEnvFile();

export const { env } = process;
