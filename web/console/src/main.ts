import { createApp } from 'vue';
import 'element-plus/dist/index.css';
import './ui/console.css';
import './ui/controls.css';
import './ui/facts.css';
import './ui/tables.css';
import App from './app.vue';
import { router } from './router';

createApp(App).use(router).mount('#app');
