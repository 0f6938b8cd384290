import './demo.css';
import { declareFonts } from '../design/fonts.js';

declareFonts();
