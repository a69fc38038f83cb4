import { Component } from 'react';
import type { ReactNode } from 'react';

interface WidgetBoundaryProps {
  children: ReactNode;
  /** Renders the fallback after a crash. `retry` renders the children again. */
  renderCrash: (retry: () => void) => ReactNode;
}

/** Keeps a crash in our code from unmounting the host page. React still logs the error. */
export class WidgetBoundary extends Component<WidgetBoundaryProps, { hasCrashed: boolean }> {
  static getDerivedStateFromError() {
    return { hasCrashed: true };
  }

  override state = { hasCrashed: false };

  private readonly retry = () => this.setState({ hasCrashed: false });

  override render() {
    return this.state.hasCrashed ? this.props.renderCrash(this.retry) : this.props.children;
  }
}
