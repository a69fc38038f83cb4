import RailzConnect from '@railzai/railz-connect';
import { useEffect, useRef } from 'react';
import { createRoot } from 'react-dom/client';

function App() {
  const ref = useRef(null);
  useEffect(() => {
    new RailzConnect().mount({
      parentElement: ref.current,
      widgetId: 'bench',
      endpoint: `${window.location.origin}/api`,
    });
  }, []);
  return <div id="railz-connect" ref={ref} />;
}

createRoot(document.querySelector('#root')).render(<App />);
