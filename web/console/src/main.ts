import { createApp } from 'vue';
import 'element-plus/dist/index.css';
import './ui/console.css';
import './ui/controls.css';
import './ui/facts.css';
import './ui/tables.css';
import App from './app.vue';
import { PAGES } from './pages';
import { router } from './router';
import { providePages } from './shell/menu';

const app = createApp(App).use(router);
providePages(app, PAGES);
app.mount('#app');
