import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** A build is made for production also where it is started by a test run, which sets NODE_ENV to `test`. */
const forProduction: Plugin = {
  name: 'for-production',
  config: (_config, { command }) => {
    if (command === 'build') process.env.NODE_ENV = 'production';
  },
};

export default defineConfig({
  plugins: [forProduction, react()],
  worker: { format: 'es' },
  server: { proxy: { '/api': 'http://127.0.0.1:4173' } },
  build: {
    target: 'es2023',
    outDir: 'dist/app',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'maplibre', test: /node_modules\/(maplibre-gl|@maplibre)\// },
            // Small files that the first picture needs and later parts share: apart they are packed less well.
            {
              name: 'shared',
              test: /src\/(themes|layers\/style\/(cached-by|fonts|geojson)|map\/map-scale|domain\/(view|geo\/positions|time\/(zone|civil-day|week-hours|calendar-classes)|grids\/codes|incidents\/life-cycle)|state\/(view\/view-state|url\/emergency|stores\/clauses-text)|api\/(client|dataset|cameras|lines|facilities|units|unit-index|feature-collection))/,
            },
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
          ],
        },
      },
    },
  },
});
