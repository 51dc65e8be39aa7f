import DefaultTheme from 'vitepress/theme';
import { h } from 'vue';
import Sample from '../../dist/sample.md';
import './style.css';

/** The usual theme, with code beside the title of the home page. */
export default {
  extends: DefaultTheme,
  Layout: () =>
    h(DefaultTheme.Layout, null, {
      'home-hero-image': () => h('div', { class: 'sample vp-doc' }, h(Sample)),
    }),
};
