interface Props {
  readonly incidentId: string;
  readonly onBack: () => void;
}
export function IncidentPage({ incidentId, onBack }: Props) {
  return (
    <button onClick={onBack} type="button">
      {incidentId}
    </button>
  );
}
