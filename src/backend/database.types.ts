export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: {
      achievements: {
        Row: {
          badge: string;
          earned_on: string;
          user_id: string;
        };
        ComputedFields: never;
        Insert: {
          badge: string;
          earned_on: string;
          user_id: string;
        };
        Update: {
          badge?: string;
          earned_on?: string;
          user_id?: string;
        };
        Relationships: [];
      };
      badge_notes: {
        Row: {
          badge: string;
          noted_at: string;
          user_id: string;
        };
        ComputedFields: never;
        Insert: {
          badge: string;
          noted_at?: string;
          user_id: string;
        };
        Update: {
          badge?: string;
          noted_at?: string;
          user_id?: string;
        };
        Relationships: [];
      };
      breathe_presets: {
        Row: {
          created_at: string;
          id: string;
          name: string;
          pattern: string;
          updated_at: string;
          user_id: string;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          id?: string;
          name: string;
          pattern: string;
          updated_at?: string;
          user_id?: string;
          version?: number;
        };
        Update: {
          created_at?: string;
          id?: string;
          name?: string;
          pattern?: string;
          updated_at?: string;
          user_id?: string;
          version?: number;
        };
        Relationships: [];
      };
      daily_totals: {
        Row: {
          active_ms: number;
          active_ms_by_hour: number[];
          by_device: NonNullable<Json>;
          by_pattern: NonNullable<Json>;
          cycles: number;
          elapsed_ms: number;
          goal_bonus_xp: number;
          goals_reached: number;
          goals_set: number;
          local_date: string;
          pledges_honored: number;
          pledges_missed: number;
          sessions: number;
          sessions_by_hour: number[];
          user_id: string;
          xp: number;
        };
        ComputedFields: never;
        Insert: {
          active_ms?: number;
          active_ms_by_hour: number[];
          by_device?: NonNullable<Json>;
          by_pattern?: NonNullable<Json>;
          cycles?: number;
          elapsed_ms?: number;
          goal_bonus_xp?: number;
          goals_reached?: number;
          goals_set?: number;
          local_date: string;
          pledges_honored?: number;
          pledges_missed?: number;
          sessions?: number;
          sessions_by_hour: number[];
          user_id: string;
          xp?: number;
        };
        Update: {
          active_ms?: number;
          active_ms_by_hour?: number[];
          by_device?: NonNullable<Json>;
          by_pattern?: NonNullable<Json>;
          cycles?: number;
          elapsed_ms?: number;
          goal_bonus_xp?: number;
          goals_reached?: number;
          goals_set?: number;
          local_date?: string;
          pledges_honored?: number;
          pledges_missed?: number;
          sessions?: number;
          sessions_by_hour?: number[];
          user_id?: string;
          xp?: number;
        };
        Relationships: [];
      };
      device_snapshots: {
        Row: {
          as_of: string;
          challenges_completed: number | null;
          daily_challenges: Json | null;
          device_id: string;
          epoch: number;
          flags: string[];
          received_at: string;
          reported_current_streak: number | null;
          reported_longest_streak: number | null;
          total_meditation_ms: number | null;
          total_xp: number | null;
          user_id: string;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          as_of: string;
          challenges_completed?: number | null;
          daily_challenges?: Json | null;
          device_id: string;
          epoch: number;
          flags?: string[];
          received_at?: string;
          reported_current_streak?: number | null;
          reported_longest_streak?: number | null;
          total_meditation_ms?: number | null;
          total_xp?: number | null;
          user_id: string;
          version?: number;
        };
        Update: {
          as_of?: string;
          challenges_completed?: number | null;
          daily_challenges?: Json | null;
          device_id?: string;
          epoch?: number;
          flags?: string[];
          received_at?: string;
          reported_current_streak?: number | null;
          reported_longest_streak?: number | null;
          total_meditation_ms?: number | null;
          total_xp?: number | null;
          user_id?: string;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: 'device_snapshots_device_id_fkey';
            columns: ['device_id'];
            isOneToOne: false;
            referencedRelation: 'devices';
            referencedColumns: ['id'];
          },
        ];
      };
      devices: {
        Row: {
          client_version: string | null;
          consent: string;
          created_at: string;
          current_epoch: number;
          first_data_at: string | null;
          id: string;
          kind: string;
          last_seen_at: string | null;
          name: string;
          named_at: string;
          revoked_at: string | null;
          time_zone: string | null;
          user_id: string;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          client_version?: string | null;
          consent?: string;
          created_at?: string;
          current_epoch?: number;
          first_data_at?: string | null;
          id?: string;
          kind: string;
          last_seen_at?: string | null;
          name: string;
          named_at?: string;
          revoked_at?: string | null;
          time_zone?: string | null;
          user_id: string;
          version?: number;
        };
        Update: {
          client_version?: string | null;
          consent?: string;
          created_at?: string;
          current_epoch?: number;
          first_data_at?: string | null;
          id?: string;
          kind?: string;
          last_seen_at?: string | null;
          name?: string;
          named_at?: string;
          revoked_at?: string | null;
          time_zone?: string | null;
          user_id?: string;
          version?: number;
        };
        Relationships: [];
      };
      goal_changes: {
        Row: {
          daily_goal_minutes: number;
          user_id: string;
          valid_from: string;
          version: number;
          weekly_goal_minutes: number;
        };
        ComputedFields: never;
        Insert: {
          daily_goal_minutes: number;
          user_id: string;
          valid_from: string;
          version?: number;
          weekly_goal_minutes: number;
        };
        Update: {
          daily_goal_minutes?: number;
          user_id?: string;
          valid_from?: string;
          version?: number;
          weekly_goal_minutes?: number;
        };
        Relationships: [];
      };
      imports: {
        Row: {
          conflicts: number;
          created: number;
          created_at: string;
          device_id: string;
          duplicates: number;
          epoch: number;
          file_name: string | null;
          finished_at: string | null;
          flagged: number;
          id: string;
          issues: NonNullable<Json>;
          offered: number;
          rejected: number;
          shape: string;
          snapshot_flags: string[];
          status: string;
          user_id: string;
        };
        ComputedFields: never;
        Insert: {
          conflicts?: number;
          created?: number;
          created_at?: string;
          device_id: string;
          duplicates?: number;
          epoch: number;
          file_name?: string | null;
          finished_at?: string | null;
          flagged?: number;
          id?: string;
          issues?: NonNullable<Json>;
          offered?: number;
          rejected?: number;
          shape: string;
          snapshot_flags?: string[];
          status?: string;
          user_id: string;
        };
        Update: {
          conflicts?: number;
          created?: number;
          created_at?: string;
          device_id?: string;
          duplicates?: number;
          epoch?: number;
          file_name?: string | null;
          finished_at?: string | null;
          flagged?: number;
          id?: string;
          issues?: NonNullable<Json>;
          offered?: number;
          rejected?: number;
          shape?: string;
          snapshot_flags?: string[];
          status?: string;
          user_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'imports_device_id_fkey';
            columns: ['device_id'];
            isOneToOne: false;
            referencedRelation: 'devices';
            referencedColumns: ['id'];
          },
        ];
      };
      monthly_totals: {
        Row: {
          active_days: number;
          active_ms: number;
          active_ms_by_hour: number[];
          by_device: NonNullable<Json>;
          by_pattern: NonNullable<Json>;
          cycles: number;
          elapsed_ms: number;
          goal_bonus_xp: number;
          goals_reached: number;
          goals_set: number;
          month: string;
          pledges_honored: number;
          pledges_missed: number;
          sessions: number;
          sessions_by_hour: number[];
          user_id: string;
        };
        ComputedFields: never;
        Insert: {
          active_days?: number;
          active_ms?: number;
          active_ms_by_hour: number[];
          by_device?: NonNullable<Json>;
          by_pattern?: NonNullable<Json>;
          cycles?: number;
          elapsed_ms?: number;
          goal_bonus_xp?: number;
          goals_reached?: number;
          goals_set?: number;
          month: string;
          pledges_honored?: number;
          pledges_missed?: number;
          sessions?: number;
          sessions_by_hour: number[];
          user_id: string;
        };
        Update: {
          active_days?: number;
          active_ms?: number;
          active_ms_by_hour?: number[];
          by_device?: NonNullable<Json>;
          by_pattern?: NonNullable<Json>;
          cycles?: number;
          elapsed_ms?: number;
          goal_bonus_xp?: number;
          goals_reached?: number;
          goals_set?: number;
          month?: string;
          pledges_honored?: number;
          pledges_missed?: number;
          sessions?: number;
          sessions_by_hour?: number[];
          user_id?: string;
        };
        Relationships: [];
      };
      practice_runs: {
        Row: {
          days: number;
          from_date: string;
          to_date: string;
          user_id: string;
        };
        ComputedFields: never;
        Insert: {
          days?: never;
          from_date: string;
          to_date: string;
          user_id: string;
        };
        Update: {
          days?: never;
          from_date?: string;
          to_date?: string;
          user_id?: string;
        };
        Relationships: [];
      };
      preferences: {
        Row: {
          daily_goal_minutes: number;
          keep_import_payloads: boolean;
          language: string;
          motion: string;
          share_live: boolean;
          show_streak: boolean;
          theme: string;
          updated_at: string;
          user_id: string;
          version: number;
          weekly_goal_minutes: number | null;
        };
        ComputedFields: never;
        Insert: {
          daily_goal_minutes?: number;
          keep_import_payloads?: boolean;
          language?: string;
          motion?: string;
          share_live?: boolean;
          show_streak?: boolean;
          theme?: string;
          updated_at?: string;
          user_id: string;
          version?: number;
          weekly_goal_minutes?: number | null;
        };
        Update: {
          daily_goal_minutes?: number;
          keep_import_payloads?: boolean;
          language?: string;
          motion?: string;
          share_live?: boolean;
          show_streak?: boolean;
          theme?: string;
          updated_at?: string;
          user_id?: string;
          version?: number;
          weekly_goal_minutes?: number | null;
        };
        Relationships: [];
      };
      profiles: {
        Row: {
          created_at: string;
          day_start_hour: number;
          display_name: string;
          onboarded_at: string | null;
          time_zone: string;
          updated_at: string;
          user_id: string;
          version: number;
          week_start: number;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          day_start_hour?: number;
          display_name: string;
          onboarded_at?: string | null;
          time_zone?: string;
          updated_at?: string;
          user_id: string;
          version?: number;
          week_start?: number;
        };
        Update: {
          created_at?: string;
          day_start_hour?: number;
          display_name?: string;
          onboarded_at?: string | null;
          time_zone?: string;
          updated_at?: string;
          user_id?: string;
          version?: number;
          week_start?: number;
        };
        Relationships: [];
      };
      session_tombstones: {
        Row: {
          client_session_id: string;
          content_hash: string;
          deleted_at: string;
          device_id: string;
          epoch: number;
          facts: Json | null;
          id: number;
          user_id: string;
        };
        ComputedFields: never;
        Insert: {
          client_session_id: string;
          content_hash: string;
          deleted_at?: string;
          device_id: string;
          epoch: number;
          facts?: Json | null;
          id?: never;
          user_id: string;
        };
        Update: {
          client_session_id?: string;
          content_hash?: string;
          deleted_at?: string;
          device_id?: string;
          epoch?: number;
          facts?: Json | null;
          id?: never;
          user_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: 'session_tombstones_device_id_fkey';
            columns: ['device_id'];
            isOneToOne: false;
            referencedRelation: 'devices';
            referencedColumns: ['id'];
          },
        ];
      };
      sessions: {
        Row: {
          active_ms: number;
          client_session_id: string;
          content_hash: string;
          cycles: number;
          device_id: string;
          ended_at: string;
          epoch: number;
          flags: string[];
          goal_bonus_xp: number;
          goal_minutes: number | null;
          id: number;
          local_date: string;
          pattern: string | null;
          pledge_honored: boolean | null;
          received_at: string;
          started_at: string;
          time_zone: string;
          user_id: string;
          xp: number;
          zone_assumed: boolean;
        };
        ComputedFields: never;
        Insert: {
          active_ms: number;
          client_session_id: string;
          content_hash: string;
          cycles: number;
          device_id: string;
          ended_at: string;
          epoch: number;
          flags?: string[];
          goal_bonus_xp?: number;
          goal_minutes?: number | null;
          id?: never;
          local_date: string;
          pattern?: string | null;
          pledge_honored?: boolean | null;
          received_at?: string;
          started_at: string;
          time_zone: string;
          user_id: string;
          xp?: never;
          zone_assumed?: boolean;
        };
        Update: {
          active_ms?: number;
          client_session_id?: string;
          content_hash?: string;
          cycles?: number;
          device_id?: string;
          ended_at?: string;
          epoch?: number;
          flags?: string[];
          goal_bonus_xp?: number;
          goal_minutes?: number | null;
          id?: never;
          local_date?: string;
          pattern?: string | null;
          pledge_honored?: boolean | null;
          received_at?: string;
          started_at?: string;
          time_zone?: string;
          user_id?: string;
          xp?: never;
          zone_assumed?: boolean;
        };
        Relationships: [
          {
            foreignKeyName: 'sessions_device_id_fkey';
            columns: ['device_id'];
            isOneToOne: false;
            referencedRelation: 'devices';
            referencedColumns: ['id'];
          },
        ];
      };
      user_totals: {
        Row: {
          active_days: number;
          active_ms: number;
          challenges_completed: number;
          cycles: number;
          first_date: string | null;
          known_xp: number;
          last_date: string | null;
          latest_run_days: number;
          latest_run_from: string | null;
          latest_run_to: string | null;
          level: number;
          longest_run_days: number;
          longest_run_from: string | null;
          longest_run_to: string | null;
          other_ms: number;
          other_xp: number;
          sessions: number;
          total_xp: number;
          updated_at: string;
          user_id: string;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          active_days?: number;
          active_ms?: number;
          challenges_completed?: number;
          cycles?: number;
          first_date?: string | null;
          known_xp?: number;
          last_date?: string | null;
          latest_run_days?: number;
          latest_run_from?: string | null;
          latest_run_to?: string | null;
          level?: number;
          longest_run_days?: number;
          longest_run_from?: string | null;
          longest_run_to?: string | null;
          other_ms?: number;
          other_xp?: number;
          sessions?: number;
          total_xp?: number;
          updated_at?: string;
          user_id: string;
          version?: number;
        };
        Update: {
          active_days?: number;
          active_ms?: number;
          challenges_completed?: number;
          cycles?: number;
          first_date?: string | null;
          known_xp?: number;
          last_date?: string | null;
          latest_run_days?: number;
          latest_run_from?: string | null;
          latest_run_to?: string | null;
          level?: number;
          longest_run_days?: number;
          longest_run_from?: string | null;
          longest_run_to?: string | null;
          other_ms?: number;
          other_xp?: number;
          sessions?: number;
          total_xp?: number;
          updated_at?: string;
          user_id?: string;
          version?: number;
        };
        Relationships: [];
      };
    };
    Views: {
      [_ in never]: never;
    };
    Functions: {
      achievements_list: { Args: Record<PropertyKey, never>; Returns: Json };
      analytics_bests: { Args: Record<PropertyKey, never>; Returns: Json };
      analytics_days: { Args: { p_from: string; p_to: string }; Returns: Json };
      analytics_months: { Args: { p_from: string; p_to: string }; Returns: Json };
      analytics_runs: { Args: { p_from: string; p_limit?: number; p_to: string }; Returns: Json };
      api_device_authorization: { Args: { p: Json }; Returns: Json };
      api_device_revoke_self: { Args: { p_token_hash: string }; Returns: Json };
      api_device_token: { Args: { p_device_code_hash: string; p_token_hash: string }; Returns: Json };
      api_ingest: { Args: { p_batch: Json; p_token_hash: string }; Returns: Json };
      api_live: { Args: { p_live: Json; p_token_hash: string }; Returns: Json };
      api_me: { Args: { p_token_hash: string }; Returns: Json };
      api_snapshot: { Args: { p_snapshot: Json; p_token_hash: string }; Returns: Json };
      badge_catalogue: {
        Args: Record<PropertyKey, never>;
        Returns: {
          badge: string;
          metric: string;
          threshold: number;
        }[];
      };
      badges_noted: { Args: { p_badges: string[] }; Returns: undefined };
      dashboard: { Args: Record<PropertyKey, never>; Returns: Json };
      device_authorization_decide: {
        Args: { p_allow: boolean; p_consent?: string; p_device_name?: string; p_user_code: string };
        Returns: Json;
      };
      device_authorization_lookup: { Args: { p_user_code: string }; Returns: Json };
      device_revoke: { Args: { p_device: string }; Returns: undefined };
      export_sessions: { Args: { p_after_id?: number; p_limit?: number }; Returns: Json };
      goal_history_set: {
        Args: { p_goals: Json };
        Returns: {
          daily_goal_minutes: number;
          user_id: string;
          valid_from: string;
          version: number;
          weekly_goal_minutes: number;
        }[];
        SetofOptions: {
          from: '*';
          to: 'goal_changes';
          isOneToOne: false;
          isSetofReturn: true;
        };
      };
      import_begin: { Args: { p_import: Json }; Returns: Json };
      import_finish: {
        Args: { p_import: string; p_snapshot: Json };
        Returns: {
          conflicts: number;
          created: number;
          created_at: string;
          device_id: string;
          duplicates: number;
          epoch: number;
          file_name: string | null;
          finished_at: string | null;
          flagged: number;
          id: string;
          issues: NonNullable<Json>;
          offered: number;
          rejected: number;
          shape: string;
          snapshot_flags: string[];
          status: string;
          user_id: string;
        };
        SetofOptions: {
          from: '*';
          to: 'imports';
          isOneToOne: true;
          isSetofReturn: false;
        };
      };
      import_preview: { Args: { p_rows: Json }; Returns: Json };
      import_rows: { Args: { p_import: string; p_rows: Json; p_time_zone: string }; Returns: Json };
      import_undo: { Args: { p_import: string }; Returns: Json };
      session_delete: { Args: { p_id: number }; Returns: number };
      session_page: {
        Args: {
          p_before?: string;
          p_before_id?: number;
          p_device?: string;
          p_from?: string;
          p_goal?: string;
          p_hour?: number;
          p_limit?: number;
          p_pattern?: string;
          p_pledge?: string;
          p_to?: string;
          p_weekday?: number;
        };
        Returns: {
          active_ms: number;
          client_session_id: string;
          content_hash: string;
          cycles: number;
          device_id: string;
          ended_at: string;
          epoch: number;
          flags: string[];
          goal_bonus_xp: number;
          goal_minutes: number | null;
          id: number;
          local_date: string;
          pattern: string | null;
          pledge_honored: boolean | null;
          received_at: string;
          started_at: string;
          time_zone: string;
          user_id: string;
          xp: number;
          zone_assumed: boolean;
        }[];
        SetofOptions: {
          from: '*';
          to: 'sessions';
          isOneToOne: false;
          isSetofReturn: true;
        };
      };
      session_restore: {
        Args: { p_tombstone: number };
        Returns: {
          active_ms: number;
          client_session_id: string;
          content_hash: string;
          cycles: number;
          device_id: string;
          ended_at: string;
          epoch: number;
          flags: string[];
          goal_bonus_xp: number;
          goal_minutes: number | null;
          id: number;
          local_date: string;
          pattern: string | null;
          pledge_honored: boolean | null;
          received_at: string;
          started_at: string;
          time_zone: string;
          user_id: string;
          xp: number;
          zone_assumed: boolean;
        };
        SetofOptions: {
          from: '*';
          to: 'sessions';
          isOneToOne: true;
          isSetofReturn: false;
        };
      };
      web_device: { Args: { p_time_zone: string }; Returns: string };
      web_live: { Args: { p_live: Json; p_time_zone: string }; Returns: undefined };
      web_session: { Args: { p_row: Json; p_time_zone: string }; Returns: Json };
    };
    Enums: {
      [_ in never]: never;
    };
    CompositeTypes: {
      [_ in never]: never;
    };
  };
};

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>;

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, 'public'>];

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])[TableName] extends {
      Row: infer R;
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    ? (DefaultSchema['Tables'] & DefaultSchema['Views'])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R;
      }
      ? R
      : never
    : never;

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Insert: infer I;
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I;
      }
      ? I
      : never
    : never;

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables'] | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Update: infer U;
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U;
      }
      ? U
      : never
    : never;

export type Enums<
  DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums'] | { schema: keyof DatabaseWithoutInternals },
  EnumName extends DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums']
    : never = never,
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums'][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums']
    ? DefaultSchema['Enums'][DefaultSchemaEnumNameOrOptions]
    : never;

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema['CompositeTypes']
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes']
    : never = never,
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes'][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema['CompositeTypes']
    ? DefaultSchema['CompositeTypes'][PublicCompositeTypeNameOrOptions]
    : never;

export const Constants = {
  public: {
    Enums: {},
  },
} as const;
