// Entry for every page with figures on it.
import "../../styles/figure.css";
import { defineFigureView } from "./figure-view";

defineFigureView();
